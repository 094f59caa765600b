// GLFW's native header would bring Xlib's and RandR's headers and macros with it, for three functions whose form GLFW promises.
// It must never do anything with what it returns.
#include "ui/window/window_native.h"

struct _XDisplay;
extern "C" _XDisplay* glfwGetX11Display();
extern "C" unsigned long glfwGetX11Window(GLFWwindow* window);
extern "C" unsigned long glfwGetGLXWindow(GLFWwindow* window);

namespace ui {

void* native_display() { return glfwGetX11Display(); }

unsigned long native_window(GLFWwindow* window) { return native_display() == nullptr ? 0 : glfwGetX11Window(window); }

unsigned long native_drawable(GLFWwindow* window) { return glfwGetGLXWindow(window); }

}  // namespace ui
