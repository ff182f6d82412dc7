"""Which word of a person's name is the surname: the last, but for names from East Asia, and of popes and
kings, the first."""

from __future__ import annotations

import re

from archive.actors.lists import listed

_CHINESE = frozenset(
    listed(
        "Ai Cai Cao Chen Cheng Cui Deng Ding Dong Du Fan Fang Feng Fu Gao Gu Guo Hou Hu Hua Huang Jia Jiang"
        " Jin Kong Lei Li Liang Liao Liu Luo Lü Mao Meng Peng Qian Qiao Qin Ren Shao Shen Shi Sun Tan Tang"
        " Tao Tian Wan Wang Wei Wen Wu Xi Xia Xiao Xie Xiong Xu Xue Yan Yang Yao Ye Yu Yuan Zeng Zhang Zhao"
        " Zheng Zhong Zhou Zhu Zou"
    )
)
"""Frequent surnames in the spelling of the People's Republic, without those that are given names here (who
compares names with each other may take these, too: `namesakes.FAMILY_FIRST`)."""

_VIETNAMESE = frozenset(listed("Nguyen Nguyễn Tran Trần Pham Phạm Huynh Huỳnh Hoang Hoàng Truong Trương"))

_SYLLABLE = (
    r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ong|ian|iao|ing|uai|uan|ai|an|ao|ei|en|er|ou|ia|ie|in|iu|ua|ue|ui|un|uo|[aeiouü])"
)
_PINYIN = re.compile(rf"(?:{_SYLLABLE}){{1,2}}")
_JOINED = re.compile(r"[^\W\d_]{1,5}-[^\W\d_]{1,5}")
"""A given name of two syllables, the second in small letters: Jong-un, Ki-moon, Kai-shek."""
_ORDINAL = re.compile(r"[IVXLC]+\.|[IVXLC]{2,}")
"""What stands behind the name of a pope or a king. "Malcolm X" is none."""


def surname(name: str) -> str:
    """The word under which a person is looked for ("von der Leyen": "Leyen"; "Xi Jinping": "Xi").

    The surname comes first where two syllables joined by a hyphen follow it (Kim Jong-un), where Chinese
    ones follow a Chinese one, and where it is Vietnamese. Popes and kings have none ("Benedikt XVI.":
    "Benedikt").
    """
    words = name.split() or [name]
    first, *given = words
    if len(given) == 1 and (
        _is_joined(given[0]) or (first in _CHINESE and _PINYIN.fullmatch(given[0].lower()))
    ):
        return first
    rules = len(words) > 1 and _ORDINAL.fullmatch(words[-1])
    return first if rules or (given and first in _VIETNAMESE) else words[-1]


def _is_joined(given: str) -> bool:
    return _JOINED.fullmatch(given) is not None and given.partition("-")[2].islower()
