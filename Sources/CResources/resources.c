#include "resources.h"

#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

// Each file is listed once here; paths are relative to this file.

static const unsigned char lexicon[] = {
#embed "../RelationExtraction/Resources/predicates.tsv"
    , 0};

static const unsigned char evaluations[] = {
#embed "../RelationExtraction/Resources/evaluations.tsv"
    , 0};

static const EntenteResource resources[] = {
    {"evaluations.tsv", evaluations, sizeof evaluations - 1},
    {"predicates.tsv", lexicon, sizeof lexicon - 1},
};

EntenteResource entente_resource(const char *name) {
  for (size_t i = 0; i < sizeof resources / sizeof *resources; i++)
    if (!strcmp(resources[i].name, name)) return resources[i];
  EntenteResource none = {0, 0, 0};
  return none;
}
