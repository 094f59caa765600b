// How a state looks, as a word of its own: the palette is the ui's. It must never know a record.
#pragma once

namespace model {

// `normal` has no plaque.
enum class Tone { normal, workaround, degraded, unknown, stopped };

}  // namespace model
