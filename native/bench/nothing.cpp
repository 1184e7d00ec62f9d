// SPDX-License-Identifier: Apache-2.0
//
// nothing: what comleak run takes beside what a program takes.

int main() { return 0; }
