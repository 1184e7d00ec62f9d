// SPDX-License-Identifier: Apache-2.0
//
// What jni.h leaves to each system, as the JNI specification has it for Windows (chapter 12, "The Invocation API", and
// chapter 3, primitive types): a JDK of another system, which is what cross-compiling has at hand, brings its own.
#pragma once

#define JNIEXPORT __declspec(dllexport)
#define JNIIMPORT __declspec(dllimport)
#define JNICALL __stdcall

typedef long jint;
typedef long long jlong;
typedef signed char jbyte;
