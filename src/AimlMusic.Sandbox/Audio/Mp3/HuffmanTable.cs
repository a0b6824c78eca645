namespace AimlMusic.Sandbox;

/// <summary>The codes of pairs of values, or of quadruples. One with more bits behind a code has those for values of 15 and more.</summary>
internal sealed class HuffmanTable(int number, int size, int[] codes, int[] lengths, int linbits = 0)
{
    private const int Escape = 15;

    public int Number => number;

    /// <summary>The greatest value that it has a code for.</summary>
    public int Greatest => linbits == 0 ? size - 1 : Escape + (1 << linbits) - 1;

    /// <summary>The same codes for greater values.</summary>
    public HuffmanTable With(int otherNumber, int moreBits) => new(otherNumber, size, codes, lengths, moreBits);

    /// <summary>How many bits the pairs take, signs included.</summary>
    public int BitsOf(ReadOnlySpan<int> pairs)
    {
        var bits = 0;
        for (var i = 0; i < pairs.Length; i += 2)
        {
            var (x, y) = (Math.Abs(pairs[i]), Math.Abs(pairs[i + 1]));
            bits += lengths[IndexOf(x, y)] + (x != 0 ? 1 : 0) + (y != 0 ? 1 : 0);
            if (linbits > 0)
            {
                bits += (x >= Escape ? linbits : 0) + (y >= Escape ? linbits : 0);
            }
        }

        return bits;
    }

    public void Write(BitWriter bits, int first, int second)
    {
        var (x, y) = (Math.Abs(first), Math.Abs(second));
        var index = IndexOf(x, y);
        bits.Write(codes[index], lengths[index]);
        WriteRest(bits, first, x);
        WriteRest(bits, second, y);
    }

    /// <summary>How many bits a quadruple of values from -1 to 1 takes, signs included.</summary>
    public int BitsOf(int pattern, out int code)
    {
        code = codes[pattern];
        return lengths[pattern];
    }

    private int IndexOf(int x, int y) => linbits > 0 ? (Math.Min(x, Escape) * size) + Math.Min(y, Escape) : (x * size) + y;

    private void WriteRest(BitWriter bits, int value, int magnitude)
    {
        if (linbits > 0 && magnitude >= Escape)
        {
            bits.Write(magnitude - Escape, linbits);
        }

        if (magnitude != 0)
        {
            bits.Write(value < 0 ? 1 : 0, 1);
        }
    }
}
