// The arithmetic of the language model's network: products of few rows with constant weights, and
// what follows each of them, in one pass.
//
// Not a general matrix library: weights are laid out once, when the model is compiled, in the order
// in which the loops read them, so that nothing is packed or copied at run time; and every number
// is summed over the inputs in ascending order, so that a row's results depend on that row alone,
// wherever it stands among others (but for windows, see there). With fused multiply-adds (x86-64 with AVX2, 64-bit ARM) the bits
// are the same on every machine; without them each product is rounded before it is added.
#pragma once
#include <stddef.h>
#include <stdint.h>

// Weights of `outputs` rows over `inputs` columns are stored in panels of this many outputs: panels
// x inputs x 16, the last panel filled up with zeros; and so that loads need no care for lines of
// the cache, at a multiple of 64 bytes.
enum { ENTENTE_PANEL = 16 };

// Which instructions a call may use. The first is the choice of the machine at hand; the others are
// for tests and measurements.
typedef enum {
  ENTENTE_BEST = 0,
  ENTENTE_PORTABLE = 1,
  ENTENTE_AVX2 = 2,
  ENTENTE_AVX512 = 3
} EntenteInstructions;

// Whether this machine has the instructions.
int entente_has(EntenteInstructions instructions);

// result[i][o] = bias[o] + sum over k of rows[i][k] * weights[o][k]
//
// `row_stride` and `result_stride` are floats from a row to the next; rows may overlap, which makes
// windows of them. `bias` is panels x 16, or null.
void entente_product(EntenteInstructions instructions, const float *rows, size_t row_stride,
                     size_t count, const float *panels, size_t inputs, size_t outputs,
                     const float *bias, float *result, size_t result_stride);

// A maxout layer, normalized, added to what its middle rows were:
//
//   best[i][o] = greatest over p of bias[p][o] + sum over k of rows[i][k] * weights[p][o][k]
//   result[i]  = residual[i] + gain * (best[i] - mean) / deviation + offset
//
// `outputs` is a multiple of 16. Strides as above; result and residual are `outputs` apart. `result`
// may not overlap `rows`.
typedef struct {
  size_t inputs, outputs, pieces;
  const float *panels, *bias, *gain, *offset;
} EntenteMaxout;

void entente_maxout(EntenteInstructions instructions, const EntenteMaxout *layer, const float *rows,
                    size_t row_stride, size_t count, const float *residual, float *result);

// The same layer over overlapping windows of three rows, with 4 of 9 of the multiplications
// (Winograd's F(6, 3) over the points 0, 1, -1, 2, -2, 1/2, -1/2): with L, M, R the weights of a
// window's left, middle and right row, the six windows over the rows a to h are made from
//
//   p = (a - g + 21/4 (e - c)) L                           s = (h - b + 21/4 (d - f)) R
//   q, q' = (c + g - 17/4 e  +-  (b + f - 17/4 d)) (L +- M + R) / (-9/2)
//   r, r' = (g + c/4 - 5/4 e  +-  (b/2 - 5/2 d + 2f)) (L +- 2M + 4R) / 90
//   t, t' = (g + 4c - 5e  +-  (2b - 5/2 d + f/2)) (4L +- 2M + R) / 180
//
//   p + (q + q') + (r + r') + 32 (t + t')       (q - q') + 2 (r - r') + 16 (t - t')
//   (q + q') + 4 (r + r') + 8 (t + t')          (q - q') + 8 (r - r') + 4 (t - t')
//   (q + q') + 16 (r + r') + 2 (t + t')         (q - q') + 32 (r - r') + (t - t') + s
//
// Its rounding errors are about three times those of the plain sums. The row a takes part in the
// first window alone and h in the last; b to g round all six, and each of these otherwise: whoever
// wants a text's bits to be the same wherever it stands has its rows at the same places of sextets,
// and the same rows beside them. `rows` are `outputs` floats apart and are the residual, too;
// `sextets` are the numbers of the sextets' first rows, of which each reads the row before it and the
// one behind it. `panels` are the eight weights one behind the other, panel by panel, as
// entente_window_panels makes them from the layer's (8 x pieces x outputs x outputs); `scratch` is
// for entente_window_scratch(outputs) floats.
enum { ENTENTE_WINDOW_SEXTET = 6, ENTENTE_WINDOW_SEXTETS = 24 };

void entente_window_panels(const EntenteMaxout *layer, float *panels);

static inline size_t entente_window_scratch(size_t outputs) {
  return 8 * ENTENTE_WINDOW_SEXTETS * (outputs + ENTENTE_PANEL);
}

void entente_maxout_of_windows(EntenteInstructions instructions, const EntenteMaxout *layer,
                               const float *panels, const float *rows, const int32_t *sextets,
                               size_t count, float *result, float *scratch);

// The same layer over a window of three rows whose products are known:
//
//   sums[i] = table[slots[i]].left + table[slots[i + 1]].middle + table[slots[i + 2]].right
//
// An entry of the table is 3 x pieces x outputs. `inputs` and `panels` of the layer are not read;
// `residuals` are `count` rows, wherever they stand. `ahead` slots behind the last window's are those
// of windows that are asked for next.
void entente_maxout_of_sums(EntenteInstructions instructions, const EntenteMaxout *layer,
                            const float *table, const int32_t *slots, size_t count, size_t ahead,
                            const float *const *residuals, float *result);

// The same layer for products that are known but for an addend common to all; no residual. `extra`
// is pieces x outputs, or null; products are `pieces * outputs` apart.
void entente_maxout_of_products(EntenteInstructions instructions, const EntenteMaxout *layer,
                                const float *products, const float *extra, size_t count,
                                float *result, size_t result_stride);

// Scores of a transition system's moves in `count` states. A state's features are `features` pointers
// to 2 x `hidden` floats each; their sum and `bias` (2 x hidden), the greater of the two pieces, times
// `panels` (blocks x hidden x 16), plus `score_bias` (blocks x 16). `hidden` is a multiple of 16. The
// argument `hidden` is for count x hidden floats; `scores` of states are blocks x 16 apart.
typedef struct {
  size_t features, hidden, blocks;
  const float *bias, *panels, *score_bias;
} EntenteScores;

void entente_scores(EntenteInstructions instructions, const EntenteScores *weights,
                    const float *const *features, size_t count, float *hidden, float *scores);

// The place of the first of the greatest numbers; 0 where there are none to compare. `count` > 0.
size_t entente_greatest(EntenteInstructions instructions, const float *numbers, size_t count);
