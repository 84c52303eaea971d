#pragma once

#include "ox/lang/num_float.h"
#include "ox/lang/num_int.h"
