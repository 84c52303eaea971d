#pragma once

// What every emitted program includes; the precompiled header is made of it. Nothing heavy may come in here.
#include "ox/lang/array.h"
#include "ox/lang/basic.h"
#include "ox/lang/box.h"
#include "ox/lang/ops.h"
#include "ox/lang/option.h"
#include "ox/lang/ordering.h"
#include "ox/lang/panic.h"
#include "ox/lang/poll.h"
#include "ox/lang/result.h"
#include "ox/lang/slice.h"
#include "ox/lang/step.h"
#include "ox/lang/vec.h"
