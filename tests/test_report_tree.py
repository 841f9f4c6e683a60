"""Is a tree drawn so that each line shows what it hangs on?"""

from tthc.report.tree import Twig, draw

TREE = """\
├─ Luật A
│  ├─ Nghị định B
│  │  └─ Thông tư C
│  └─ Nghị định D
└─ Luật E
   └─ 1.000801"""


def test_each_twig_hangs_on_its_own() -> None:
    twigs = [
        Twig("Luật A", [Twig("Nghị định B", [Twig("Thông tư C")]), Twig("Nghị định D")]),
        Twig("Luật E", [Twig("1.000801")]),
    ]
    assert "\n".join(draw(twigs)) == TREE
    assert list(draw([])) == []
