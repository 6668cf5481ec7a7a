// Cycles in a graph of imports (Tarjan's strongly connected components).

/**
 * Returns the cycles of a graph: the nodes of each, in the order of the graph. A node with an edge
 * to itself is a cycle of one. Unknown targets are ignored.
 */
export function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): void => {
    const own = index.size;
    index.set(node, own);
    low.set(node, own);
    open.push(node);
    for (const target of graph.get(node) ?? []) {
      if (!graph.has(target)) continue;
      if (!index.has(target)) visit(target);
      if (open.includes(target)) low.set(node, Math.min(low.get(node) ?? 0, low.get(target) ?? 0));
    }
    if (low.get(node) !== own) return;
    const members = new Set(open.splice(open.indexOf(node)));
    if (members.size > 1 || graph.get(node)?.includes(node))
      circles.push([...graph.keys()].filter((one) => members.has(one)));
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return circles;
}
