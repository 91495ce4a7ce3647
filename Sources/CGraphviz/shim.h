// The one place where <graphviz/gvc.h> enters Swift.
#pragma once
#include <graphviz/gvc.h>
