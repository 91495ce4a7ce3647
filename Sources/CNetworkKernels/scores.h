// Kernels of the transition systems; a part of kernels.h, whose names and macros it uses.

// Sums of `blocks` blocks of sixteen moves, a constant where this is called: one block alone waits
// for each of its additions.
INLINE void KERNEL(score_blocks)(const EntenteScores *weights, const float *hidden,
                                 const int blocks, size_t first, float *scores) {
  size_t size = weights->hidden;
  W sums[4][PARTS];
#pragma clang loop unroll(full)
  for (int b = 0; b < blocks; b++) {
#pragma clang loop unroll(full)
    for (int p = 0; p < PARTS; p++) sums[b][p] = (W)(0);
  }
  const float *panels = weights->panels + first * size * ENTENTE_PANEL;
  for (size_t h = 0; h < size; h++) {
    W x = (W)(hidden[h]);
#pragma clang loop unroll(full)
    for (int b = 0; b < blocks; b++) {
      const float *panel = panels + ((size_t)b * size + h) * ENTENTE_PANEL;
#pragma clang loop unroll(full)
      for (int p = 0; p < PARTS; p++)
        sums[b][p] = x * KERNEL(load_wide)(panel + p * LANES) + sums[b][p];
    }
  }
  const float *bias = weights->score_bias + first * ENTENTE_PANEL;
  scores += first * ENTENTE_PANEL;
#pragma clang loop unroll(full)
  for (int b = 0; b < blocks; b++) {
#pragma clang loop unroll(full)
    for (int p = 0; p < PARTS; p++) {
      size_t at = (size_t)b * ENTENTE_PANEL + (size_t)p * LANES;
      KERNEL(store_wide)(scores + at, sums[b][p] + KERNEL(load_wide)(bias + at));
    }
  }
}

TARGET static void KERNEL(scores)(const EntenteScores *weights, const float *const *features,
                                  float *hidden, float *scores) {
  size_t size = weights->hidden;
  for (size_t at = 0; at < size; at += LANES) {
    W first = (W)(0), second = (W)(0);
    for (size_t f = 0; f < weights->features; f++) {
      first += KERNEL(load_wide)(features[f] + at);
      second += KERNEL(load_wide)(features[f] + size + at);
    }
    first += KERNEL(load_wide)(weights->bias + at);
    second += KERNEL(load_wide)(weights->bias + size + at);
    KERNEL(store_wide)(hidden + at, KERNEL(max_wide)(first, second));
  }
  size_t block = 0;
  for (; block + 4 <= weights->blocks; block += 4)
    KERNEL(score_blocks)(weights, hidden, 4, block, scores);
  switch (weights->blocks - block) {
  case 3: KERNEL(score_blocks)(weights, hidden, 3, block, scores); break;
  case 2: KERNEL(score_blocks)(weights, hidden, 2, block, scores); break;
  case 1: KERNEL(score_blocks)(weights, hidden, 1, block, scores); break;
  }
}

TARGET static size_t KERNEL(greatest)(const float *numbers, size_t count) {
  float best = numbers[0];
  size_t i = 0;
  if (count >= 8) {
    V most = KERNEL(load)(numbers);
    for (i = 8; i + 8 <= count; i += 8) most = KERNEL(max)(most, KERNEL(load)(numbers + i));
    for (int k = 0; k < 8; k++) best = most[k] > best ? most[k] : best;
  }
  for (; i < count; i++) best = numbers[i] > best ? numbers[i] : best;
  for (i = 0; i < count; i++)
    if (numbers[i] == best) return i;
  return 0;
}
