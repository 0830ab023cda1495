"""Numbers in words: counts with their noun, sizes, durations and factors."""


def format_count(number: int, noun: str) -> str:
    """Return a count with its noun, which gets an s unless the count is 1.

    >>> format_count(1, "article"), format_count(3824, "article")
    ('1 article', '3,824 articles')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def format_size(size: int) -> str:
    """Return a size in bytes in KB, MB or GB.

    >>> format_size(900), format_size(1_500_000), format_size(3_400_000_000)
    ('1 KB', '2 MB', '3.4 GB')
    """
    if size < 1_000_000:
        return f"{max(1, round(size / 1_000)):,} KB"
    return f"{round(size / 1_000_000):,} MB" if size < 1_000_000_000 else f"{size / 1_000_000_000:.1f} GB"


def format_duration(seconds: float) -> str:
    """Return a duration in words, in the unit that suits it.

    >>> format_duration(9), format_duration(7_000)
    ('about 9 seconds', 'about 2 hours')
    """
    steps = ((60, 1, "second"), (5_400, 60, "minute"), (float("inf"), 3_600, "hour"))
    size, unit = next((size, unit) for below, size, unit in steps if seconds < below)
    number = max(1, round(seconds / size))
    return f"about {number} {unit}{'' if number == 1 else 's'}"


def format_factor(times: float) -> str:
    """Return a factor with a decimal where it is small.

    >>> format_factor(8.04), format_factor(2.54), format_factor(872.5)
    ('8', '2.5', '872')
    """
    return f"{times:,.0f}" if times >= 10 else f"{times:.1f}".removesuffix(".0")


def format_word_count(n: int) -> str:
    """Return a number of words, rounded where it is large.

    >>> format_word_count(1_087_000), format_word_count(84_310), format_word_count(930)
    ('1.1 million', '84,300', '930')
    """
    if n >= 1_000_000:
        return f"{n / 1e6:,.1f} million"
    return f"{round(n, -2):,}" if n >= 10_000 else f"{n:,}"
