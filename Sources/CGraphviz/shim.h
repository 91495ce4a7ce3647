// The one place where <graphviz/gvc.h> enters Swift. Swift cannot call variadic functions, read
// mutable C globals under strict concurrency, or expand macros; the inline functions below do.
#pragma once
#include <graphviz/gvc.h>
#include <stddef.h>
#include <string.h>

// What libcgraph and libgvc said since the last reset. One buffer is enough, for every call is made
// behind one process-wide lock.
static inline char *entente_gv_text(void) {
  static char text[2048];
  return text;
}

static inline int entente_gv_note(char *message) {
  size_t used = strlen(entente_gv_text()), room = 2047 - used;
  strncat(entente_gv_text(), message, room);
  return 0;
}

// Clears the errors, and captures further ones instead of letting them go to stderr.
static inline void entente_gv_reset(void) {
  entente_gv_text()[0] = 0;
  agreseterrors();
  agseterr(AGERR);
  agseterrf(entente_gv_note);
}

static inline const char *entente_gv_errors(void) { return entente_gv_text(); }

// gvRenderData's length is `unsigned` before Graphviz 13 and `size_t` since.
static inline int entente_gv_render(
    GVC_t *context, graph_t *graph, const char *format, char **result, size_t *length) {
  unsigned narrow = 0;
  size_t wide = 0;
  int status = gvRenderData(
      context, graph, format, result,
      _Generic(&gvRenderData,
          int (*)(GVC_t *, graph_t *, const char *, char **, unsigned *): (void *)&narrow,
          default: (void *)&wide));
  *length = narrow ? narrow : wide;
  return status;
}

// What layout made of a graph, in points, the origin at the bottom left.

typedef struct {
  double x, y, width, height;
} EntenteBox;  // x and y are its centre

static inline EntenteBox entente_gv_node_box(Agnode_t *node) {
  EntenteBox box = {ND_coord(node).x, ND_coord(node).y, ND_lw(node) + ND_rw(node), ND_ht(node)};
  return box;
}

// An empty box when the edge has no label or it was not placed.
static inline EntenteBox entente_gv_label_box(Agedge_t *edge) {
  EntenteBox box = {0, 0, 0, 0};
  textlabel_t *label = ED_label(edge);
  if (!label || !label->set) return box;
  box.x = label->pos.x;
  box.y = label->pos.y;
  box.width = label->dimen.x;
  box.height = label->dimen.y;
  return box;
}

// The number of Bezier pieces of an edge, and the control points of one: 3n + 1 of them.
static inline int entente_gv_curve_count(Agedge_t *edge) {
  return ED_spl(edge) ? (int)ED_spl(edge)->size : 0;
}
static inline int entente_gv_point_count(Agedge_t *edge, int curve) {
  return (int)ED_spl(edge)->list[curve].size;
}
static inline pointf entente_gv_point(Agedge_t *edge, int curve, int point) {
  return ED_spl(edge)->list[curve].list[point];
}

// For the process that lays out large graphs.

#include <sys/resource.h>
#ifdef __linux__
#include <signal.h>
#include <sys/prctl.h>
#endif

// It ends when its parent does, and gets no more than `bytes` of memory.
static inline void entente_gv_confine(unsigned long long bytes) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  struct rlimit limit = {bytes, bytes};
  setrlimit(RLIMIT_AS, &limit);
}
