// SPDX-License-Identifier: Apache-2.0
// The stacks of findings as a tree of calls, in which equal beginnings are one. A node finds its children when it is
// asked for them: of thousands of findings most are never drawn.

function node(label, own, parent) {
  return { label, own, parent, value: 0, findings: [], depth: parent === null ? 0 : parent.depth + 1, children: null };
}

/** The frames of a stack without its ends that say nothing, unless all are wanted. */
function framesShown(stack, all) {
  return all ? stack.frames : stack.frames.slice(stack.inner, stack.frames.length - stack.outer);
}

function someFrameShown(stack, all, matches) {
  const end = all ? stack.frames.length : stack.frames.length - stack.outer;
  for (let at = all ? 0 : stack.inner; at < end; at++) {
    if (matches(stack.frames[at])) {
      return true;
    }
  }
  return false;
}

/** What leads to an allocation, one after the other: twice the number of a function's name, and one more if it is own code. */
function pathOf(stack, { inverted, all }) {
  const path = [];
  for (const index of framesShown(stack, all)) {
    const raw = data.frames[index];
    for (let at = FIRST_FUNCTION; at < raw.length; at += VALUES_A_FUNCTION) {
      path.push(2 * raw[at] + raw[OWN]);
    }
  }
  return inverted ? path : path.reverse();
}

/** Of all blocks that were allocated; a wrong free has none. {@code measure} says what counts of a finding. */
function callTree(shown, measure, direction) {
  const root = node(-1, false, null);
  for (const finding of shown) {
    if (finding[measure] > 0 && !isWrongFree(finding)) {
      // What is owned was allocated where it was, whoever owns it.
      for (const { stack, [measure]: value } of [finding.raw, ...ownedBy(finding.raw)]) {
        root.findings.push({ path: pathOf(stack, direction), value });
        root.value += value;
      }
    }
  }
  return root;
}

/** The largest first. */
function childrenOf(tree) {
  if (tree.children === null) {
    const children = new Map();
    for (const finding of tree.findings) {
      const step = finding.path[tree.depth];
      if (step !== undefined) {
        let child = children.get(step);
        if (child === undefined) {
          child = node(step >> 1, (step & 1) === 1, tree);
          children.set(step, child);
        }
        child.value += finding.value;
        child.findings.push(finding);
      }
    }
    tree.children = [...children.values()].sort((a, b) => b.value - a.value);
  }
  return tree.children;
}

const nameOf = tree => (tree.label < 0 ? data.program : strings[tree.label]);
