"""The tidy tree: no overlaps, children outward, order kept, wings alike, nothing moves without need, O(n)."""

from hypothesis import HealthCheck, given, settings

from tests.js.trees import batches, even, topology

PROPERTY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

LAY_OUT = """
const lay = (m, { tree, open }, more = {}) => {
  const topology = m.topology.read(tree);
  const height = m.measure.heights(topology, "en");
  return { topology, height, ...m.layout.layout(topology, { open: Uint8Array.from(open), height, ...more }) };
};
"""


def each(body: str) -> str:
    """A function that gathers the faults of every case; `body` sees m, one, found and lay()."""
    return f"""(m, cases) => {{
        {LAY_OUT}
        const found = [];
        cases.forEach((one) => {{ {body} }});
        return found;
    }}"""


NAMES = "topology measure layout arrange order fold"


@PROPERTY
@given(batches())
def test_no_two_cards_overlap(run, given):
    body = """
    const { x, y, height, visible } = lay(m, one);
    for (const i of visible) for (const j of visible) {
      const apart = Math.abs(x[i] - x[j]) >= m.measure.WIDTH || y[i] + height[i] <= y[j] || y[j] + height[j] <= y[i];
      if (i < j && !apart) found.push([one, i, j]);
    }"""
    assert run(NAMES, each(body), given) == []


@PROPERTY
@given(batches())
def test_what_is_open_is_seen_and_nothing_else(run, given):
    body = """
    const { topology, visible } = lay(m, one);
    const seen = [...visible].sort((a, b) => a - b);
    const isSeen = (i) => topology.path(i).slice(0, -1).every((at) => one.open[at]);
    const wanted = [...Array(topology.n).keys()].filter(isSeen);
    if (String(seen) !== String(wanted)) found.push([one, seen, wanted]);"""
    assert run(NAMES, each(body), given) == []


@PROPERTY
@given(batches())
def test_children_stand_outward_of_their_parents(run, given):
    body = """
    const { topology, visible, x, y, wing } = lay(m, one);
    for (const i of visible.subarray(1)) {
      const above = topology.parent[i];
      const outward = wing[i] === 0 ? x[i] === x[above] && y[i] > y[above] : Math.sign(x[i] - x[above]) === wing[i];
      if (!outward || (wing[above] !== 0 && wing[i] !== wing[above])) found.push([one, i]);
    }"""
    assert run(NAMES, each(body), given) == []


@PROPERTY
@given(batches())
def test_siblings_keep_their_order_in_each_wing(run, given):
    body = """
    for (const mode of m.order.ORDERS) {
      const order = m.order.order(m.topology.read(one.tree), mode);
      const { topology, visible, y, wing } = lay(m, one, { order });
      const seen = new Set(visible);
      for (let i = 0; i < topology.n; i += 1) for (const side of [-1, 0, 1]) {
        const children = [...order.subarray(topology.childStart[i], topology.childStart[i + 1])];
        const tops = children.filter((child) => seen.has(child) && wing[child] === side).map((child) => y[child]);
        if (tops.some((top, k) => k && top <= tops[k - 1])) found.push([one, mode, i]);
      }
    }"""
    assert run(NAMES, each(body), given) == []


@PROPERTY
@given(batches())
def test_every_branch_stays_in_its_band(run, given):
    body = """
    const { topology, visible, y, height, top, band, wing } = lay(m, one);
    for (const i of visible) for (let at = i; at >= 0 && wing[at]; at = topology.parent[at]) {
      if (y[i] < top[at] - 0.01 || y[i] + height[i] > top[at] + band[at] + 0.01) found.push([one, i, at]);
    }"""
    assert run(NAMES, each(body), given) == []


@PROPERTY
@given(batches())
def test_folding_moves_nothing_sideways_and_not_the_question(run, given):
    body = """
    const before = lay(m, one);
    const after = lay(m, { ...one, open: before.topology.parent.map(() => 1) });
    for (const i of before.visible) if (before.x[i] !== after.x[i]) found.push([one, i]);
    if (before.y[0] !== after.y[0]) found.push([one, 0]);"""
    assert run(NAMES, each(body), given) == []


@PROPERTY
@given(batches())
def test_equal_branches_make_equal_wings(run, given):
    body = """
    const { tree } = one;
    const branch = { relation: "a" + tree.relation.slice(1), kind: "p" + tree.kind.slice(1) };
    const twice = (column) => [column[0], ...column, ...column];
    const n = tree.n;
    const both = {
      ...tree, n: 2 * n + 1, pids: Array.from({ length: 2 * n + 1 }, (_, i) => String(i).padStart(10, "0")).join(""),
      up: [0, 1, ...tree.up.slice(1), n + 1, ...tree.up.slice(1)],
      relation: "?" + branch.relation + branch.relation,
      kind: "q" + branch.kind + branch.kind,
      lines: { en: "1" + tree.lines.en + tree.lines.en },
    };
    const columns = ["pro", "con", "cited", "verified", "speaker", "group", "created"];
    for (const name of columns) both[name] = twice(tree[name]);
    const { x, y, visible, wing } = lay(m, { tree: both, open: [1, ...one.open, ...one.open] });
    const seen = new Set(visible);
    for (let i = 1; i <= n; i += 1) {
      if (seen.has(i) !== seen.has(i + n)) found.push(["seen", i]);
      if (!seen.has(i)) continue;
      if (x[i] !== -x[i + n] - m.measure.WIDTH || y[i] !== y[i + n] || wing[i] !== -1) found.push([both, i]);
    }"""
    assert run(NAMES, each(body), given) == []


def test_positions_stand_around_the_question(run):
    def columns_of(relations: str) -> list[float]:
        tree = topology([0] * len(relations), relations, "1" * len(relations))
        body = "const { x, visible } = lay(m, one); found.push(...visible.map((i) => x[i] + 115));"
        return run(NAMES, each(body), [{"tree": tree, "open": [1] * len(relations)}])

    assert columns_of("?aa") == [0, -294, 294]
    assert columns_of("?aaa") == [0, -294, 294, 0]
    assert columns_of("?aaaa") == [0, -294, 294, 0, -294]
    assert columns_of("?a") == [0, 0]  # one thesis stands below the question
    assert columns_of("?pcx") == [0, -294, 294, 0]  # no position: pros left, cons right


def test_beside_a_thesis_pros_left_cons_right(run):
    tree = topology([0, 0, 1, 1], "?apc", "1111")
    body = "found.push(...lay(m, one).visible.map((i) => lay(m, one).wing[i]));"
    assert run(NAMES, each(body), [{"tree": tree, "open": [1] * 4}]) == [0, 0, -1, 1]


def test_depth_200_is_no_trouble(run):
    n = 2000
    tree = topology([max(0, i - 1) for i in range(n)], "?a" + "pc" * (n // 2 - 1), "1" * n)
    body = "found.push(lay(m, one).visible.length, lay(m, one).bounds.right);"
    assert run(NAMES, each(body), [{"tree": tree, "open": [1] * n}])[0] == n


def test_work_grows_with_the_number_of_claims(run):
    """Reads of the columns, counted by proxies: at most 1.2 times as many per claim at ten times the size."""
    body = """(m, sizes) => sizes.map((tree) => {
        let count = 0;
        const counted = (array) => new Proxy(array, {
          get: (target, key) => {
            if (typeof key === "string" && /^[0-9]+$/.test(key)) count += 1;
            const value = Reflect.get(target, key);
            return typeof value === "function" ? value.bind(target) : value;
          },
        });
        const topology = m.topology.read(tree);
        const height = m.measure.heights(topology, "en");
        const parent = counted(topology.parent);
        const get = (target, key) => (key === "parent" ? parent : Reflect.get(target, key, target));
        const [open, order] = [counted(m.fold.all(topology)), counted(topology.children)];
        m.layout.layout(new Proxy(topology, { get }), { open, height: counted(height), order });
        return count / topology.n;
    })"""
    small, large = run(NAMES, body, [even(300), even(3000)])
    assert large <= 1.2 * small
    assert large < 40
