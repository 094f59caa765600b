// The bar is a window of another kind: undecorated, on top, at the upper edge.
// It must never change a view by itself.
#include "ui/app/app_shape.h"

#include "ui/views.h"

namespace ui {

WindowOptions window_options(const Options& options) {
    WindowOptions window;
    const bool own_size = !options.view_by_shape;
    const ViewKind& view = kind_of(options.view);
    window.logical = options.width == 0;
    window.width = options.width > 0 ? options.width : own_size ? view.width : 0;
    window.height = options.height > 0 ? options.height : own_size ? view.height : 0;
    window.fullscreen = options.fullscreen;
    window.monitor = options.monitor;
    if (options.drill) window.title = "訓練 DRILL - Kyodo";
    return window;
}

Shape::Shape(Window& window, const Options& options)
    : window_(window),
      options_(options),
      free_(options.view_by_shape),
      chosen_(options.view),
      opens_as_told_(options.width > 0 && !options.view_by_shape && is_on_top(options.view)) {}

std::optional<model::View> Shape::suits() const {
    if (window_.minimised()) return std::nullopt;
    if (!free_) return view_serving(chosen_, {window_.width(), window_.height(), window_.content_scale(), {}, {}});
    return view_for(window_.width(), window_.height(), window_.content_scale(), options_.fullscreen);
}

void Shape::chosen(model::View chosen) {
    free_ = false;
    chosen_ = chosen;
    const ViewKind& view = kind_of(chosen);
    if (view.on_top)
        window_.lie_at_top(opens_as_told_ ? 0 : view.height);
    else
        window_.stand_again(view.width, view.height);
    opens_as_told_ = false;
}

}  // namespace ui
