// SPDX-License-Identifier: Apache-2.0
package main

import (
	"os"
	"strings"
)

//go:noinline
func keep(n int) int { return helper(n) + len(os.Args) }

func helper(n int) int { return n * 3 }

type counter struct{ n int }

//go:noinline
func (c *counter) add(s string) int { return keep(c.n + len(strings.Fields(s))) }

func main() {
	c := &counter{4}
	func() { println(c.add("a b")) }()
}
