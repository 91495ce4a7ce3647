#include "resources.h"

#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

// Each file is listed once here; paths are relative to this file.

static const unsigned char lexicon[] = {
#embed "../RelationExtraction/Resources/predicates.tsv"
    , 0};

static const unsigned char guesses[] = {
#embed "../RelationExtraction/Resources/guesses.tsv"
    , 0};

static const unsigned char weights[] = {
#embed "../RelationExtraction/Resources/weights.tsv"
    , 0};

static const unsigned char evaluations[] = {
#embed "../RelationExtraction/Resources/evaluations.tsv"
    , 0};

static const unsigned char states[] = {
#embed "../EntityLinking/Resources/states.tsv"
    , 0};
static const unsigned char organizations[] = {
#embed "../EntityLinking/Resources/organizations.tsv"
    , 0};
static const unsigned char teams[] = {
#embed "../EntityLinking/Resources/teams.tsv"
    , 0};
static const unsigned char people[] = {
#embed "../EntityLinking/Resources/people.tsv"
    , 0};
static const unsigned char leaders[] = {
#embed "../EntityLinking/Resources/leaders.tsv"
    , 0};
static const unsigned char terms[] = {
#embed "../EntityLinking/Resources/terms.tsv"
    , 0};
static const unsigned char posts[] = {
#embed "../EntityLinking/Resources/posts.tsv"
    , 0};
static const unsigned char titles[] = {
#embed "../EntityLinking/Resources/titles.tsv"
    , 0};
static const unsigned char nouns[] = {
#embed "../EntityLinking/Resources/nouns.tsv"
    , 0};
static const unsigned char bodies[] = {
#embed "../EntityLinking/Resources/bodies.tsv"
    , 0};
static const unsigned char given_names[] = {
#embed "../EntityLinking/Resources/given_names.tsv"
    , 0};
static const unsigned char nicknames[] = {
#embed "../EntityLinking/Resources/nicknames.tsv"
    , 0};

static const unsigned char mention_words[] = {
#embed "../EntityLinking/Resources/mention-words.tsv"
    , 0};

static const unsigned char casing[] = {
#embed "../EntityLinking/Resources/casing.tsv"
    , 0};

static const unsigned char symbols[] = {
#embed "../Linguistics/Resources/symbols.tsv"
    , 0};

static const unsigned char norms[] = {
#embed "../Linguistics/Resources/norms.tsv"
    , 0};

static const unsigned char page_html[] = {
#embed "../GraphRendering/Resources/page/page.html"
    , 0};
static const unsigned char page_css[] = {
#embed "../GraphRendering/Resources/page/page.css"
    , 0};
// One script, in the order in which its parts need each other.
static const unsigned char page_js[] = {
#embed "../GraphRendering/Resources/page/data.js"
    ,
#embed "../GraphRendering/Resources/page/view.js"
    ,
#embed "../GraphRendering/Resources/page/filters.js"
    ,
#embed "../GraphRendering/Resources/page/selection.js"
    ,
#embed "../GraphRendering/Resources/page/search.js"
    ,
#embed "../GraphRendering/Resources/page/state.js"
    , 0};

static const unsigned char places[] = {
#embed "../EntityLinking/Resources/places.tsv"
    , 0};

static const EntenteResource resources[] = {
    {"page.html", page_html, sizeof page_html - 1},
    {"page.css", page_css, sizeof page_css - 1},
    {"page.js", page_js, sizeof page_js - 1},
    {"places.tsv", places, sizeof places - 1},
    {"casing.tsv", casing, sizeof casing - 1},
    {"symbols.tsv", symbols, sizeof symbols - 1},
    {"norms.tsv", norms, sizeof norms - 1},
    {"mention-words.tsv", mention_words, sizeof mention_words - 1},
    {"guesses.tsv", guesses, sizeof guesses - 1},
    {"weights.tsv", weights, sizeof weights - 1},
    {"evaluations.tsv", evaluations, sizeof evaluations - 1},
    {"states.tsv", states, sizeof states - 1},
    {"organizations.tsv", organizations, sizeof organizations - 1},
    {"teams.tsv", teams, sizeof teams - 1},
    {"people.tsv", people, sizeof people - 1},
    {"leaders.tsv", leaders, sizeof leaders - 1},
    {"terms.tsv", terms, sizeof terms - 1},
    {"posts.tsv", posts, sizeof posts - 1},
    {"titles.tsv", titles, sizeof titles - 1},
    {"nouns.tsv", nouns, sizeof nouns - 1},
    {"bodies.tsv", bodies, sizeof bodies - 1},
    {"given_names.tsv", given_names, sizeof given_names - 1},
    {"nicknames.tsv", nicknames, sizeof nicknames - 1},
    {"predicates.tsv", lexicon, sizeof lexicon - 1},
};

EntenteResource entente_resource(const char *name) {
  for (size_t i = 0; i < sizeof resources / sizeof *resources; i++)
    if (!strcmp(resources[i].name, name)) return resources[i];
  EntenteResource none = {0, 0, 0};
  return none;
}
