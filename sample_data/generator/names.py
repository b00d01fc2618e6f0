"""Invented Chinese names for streets, parks and stops."""
FIRST = "文太永安龙竹云凤江长平和兴盛瑞福锦翠青石桥亭梅兰松柏桂枫莲荷春晓景明德仁礼信高福"
SECOND = "昌宁泰康湾溪台凰渝乐顺华祥源泽秀屏林泉门坪坝岭塘岩园堂庭辉光风晖月星阳雨霞湖岸"


class Names:
    """Hands out each two-character name once, in a fixed order."""

    def __init__(self):
        self._next = 0

    def take(self):
        i, self._next = self._next, self._next + 1
        rows, columns = len(FIRST), len(SECOND)
        return FIRST[(i * 7) % rows] + SECOND[(i * 11 + i // columns) % columns]
