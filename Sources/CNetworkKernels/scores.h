// Kernels of the transition systems; a part of kernels.h, whose names and macros it uses.

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
  const float *panels = weights->panels, *bias = weights->score_bias;
  size_t left = weights->blocks;
  for (; left >= 4; left -= 4) {
    KERNEL(row)(hidden, 4, panels, size, bias, scores);
    panels += 4 * size * ENTENTE_PANEL;
    bias += 4 * ENTENTE_PANEL;
    scores += 4 * ENTENTE_PANEL;
  }
  switch (left) {
  case 3: KERNEL(row)(hidden, 3, panels, size, bias, scores); break;
  case 2: KERNEL(row)(hidden, 2, panels, size, bias, scores); break;
  case 1: KERNEL(row)(hidden, 1, panels, size, bias, scores); break;
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
