namespace AimlMusic.Sandbox.Music;

/// <summary>A small random source (SplitMix64) that gives the same numbers on every framework, unlike <see cref="Random"/>.</summary>
internal sealed class SongRandom
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong _state;

    /// <summary>Starts a stream for one purpose, so that streams do not disturb each other.</summary>
    public SongRandom(ulong seed, string purpose)
    {
        _state = Mix(seed, purpose);
    }

    /// <summary>Folds a text into a seed (FNV-1a, scrambled).</summary>
    public static ulong Mix(ulong seed, string? text)
    {
        var hash = 14695981039346656037 ^ Scramble(seed + Increment);
        foreach (var character in text ?? "")
        {
            hash = (hash ^ character) * 1099511628211;
        }

        return Scramble(hash);
    }

    /// <summary>A number from 0 up to, but not including, <paramref name="limit"/>.</summary>
    public int Next(int limit) => (int)(NextBits() % (ulong)limit);

    /// <summary>A number from 0 up to, but not including, 1.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number between -1 and 1.</summary>
    public double NextSigned() => (NextDouble() * 2) - 1;

    /// <summary>One of the items.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    private static ulong Scramble(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private ulong NextBits()
    {
        _state += Increment;
        return Scramble(_state);
    }
}
