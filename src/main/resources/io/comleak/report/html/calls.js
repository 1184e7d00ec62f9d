// SPDX-License-Identifier: Apache-2.0
// The stacks of findings as a tree of calls, in which equal beginnings are one.

function node(label, own, parent) {
  return { label, own, parent, value: 0, findings: 0, depth: parent === null ? 0 : parent.depth + 1, children: new Map() };
}

/** The frames of a stack without its ends that say nothing, unless all are wanted. */
function framesShown(stack, all) {
  return all ? stack.frames : stack.frames.slice(stack.inner, stack.frames.length - stack.outer);
}

/** Adds what a stack leads to, from its outermost function on, or from the innermost. */
function addStack(root, stack, value, { inverted, all }) {
  const shown = framesShown(stack, all);
  let at = root;
  at.value += value;
  at.findings++;
  for (let i = 0; i < shown.length; i++) {
    const frame = frames[shown[inverted ? i : shown.length - 1 - i]];
    const { functions } = frame;
    for (let j = 0; j < functions.length; j++) {
      const { label } = functions[inverted ? j : functions.length - 1 - j];
      let child = at.children.get(label);
      if (child === undefined) {
        child = node(label, frame.own, at);
        at.children.set(label, child);
      }
      child.value += value;
      child.findings++;
      at = child;
    }
  }
}

/** Of all blocks that were allocated; a wrong free has none. */
function callTree(shown, measure, direction) {
  const root = node(-1, false, null);
  for (const finding of shown) {
    const value = finding[measure];
    if (value > 0 && !isWrongFree(finding)) {
      addStack(root, finding.stack, value, direction);
    }
  }
  return root;
}

const largestFirst = tree => [...tree.children.values()].sort((a, b) => b.value - a.value);

const nameOf = tree => (tree.label < 0 ? data.program : strings[tree.label]);
