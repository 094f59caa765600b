/* For leak-checked programs only: a GL driver that is unloaded at exit leaves leak reports without a module name, which
 * cmake/leaks-not-ours.txt cannot match. It must never be part of a release build. */
int dlclose(void* handle) {
    (void)handle;
    return 0;
}
