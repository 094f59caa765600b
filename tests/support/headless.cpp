// Plays the part of a back end that accepts every texture and shows none.
// It must never touch a GPU.
#include "tests/support/headless.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <catch2/catch_test_macros.hpp>

namespace ui_test {
namespace {

void accept_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture->Status != ImTextureStatus_Destroyed) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

// Letters are measured without being rasterised: of thousands of frames nobody looks at one.
const ImFontLoader& measuring_loader() {
    static const ImFontLoader loader = [] {
        ImFontLoader own = *ImFontAtlasGetFontLoaderForStbTruetype();
        own.FontBakedInit = [](ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void* data) {
            baked->LoadNoRenderOnLayout = true;
            return ImFontAtlasGetFontLoaderForStbTruetype()->FontBakedInit(atlas, source, baked, data);
        };
        return own;
    }();
    return loader;
}

}  // namespace

Headless::Headless(const ui::Fallback& fallback) : context_(ImGui::CreateContext()) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.Fonts->SetFontLoader(&measuring_loader());
    const model::Result<ui::Faces> faces = ui::load_faces(fallback);
    REQUIRE(faces);
    faces_ = *faces;
}

Headless::~Headless() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_Destroyed);
    ImGui::DestroyContext(context_);
}

void Headless::frame(float width, float height, const std::function<void(ImDrawList&)>& draw) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {width, height};
    io.DeltaTime = 1.0f / 60.0f;
    ImGui::NewFrame();
    draw(*ImGui::GetBackgroundDrawList());
    ImGui::Render();
    accept_textures();
}

}  // namespace ui_test
