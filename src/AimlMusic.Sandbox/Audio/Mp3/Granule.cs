namespace AimlMusic.Sandbox;

/// <summary>One channel's 576 lines as whole numbers, and which codes they get. Lines above the quadruples are zero.</summary>
internal sealed class Granule
{
    private const int MostInRegion1 = 8;

    private readonly int[] _values;
    private readonly int _pairs;
    private readonly int _quadsEnd;
    private readonly int[] _ends = new int[3];
    private readonly HuffmanTable?[] _tables = new HuffmanTable?[3];
    private readonly HuffmanTable _quads;
    private readonly int _region0 = 1;
    private readonly int _region1 = 1;

    /// <param name="values">The lines, quantized.</param>
    /// <param name="bands">Where the scale factor bands begin.</param>
    /// <param name="gain">The step that they were quantized with.</param>
    public Granule(int[] values, int[] bands, int gain)
    {
        _values = values;
        Gain = gain;
        var last = values.Length - 1;
        for (; last >= 0 && values[last] == 0; last--)
        {
        }

        var lastBig = last;
        for (; lastBig >= 0 && Math.Abs(values[lastBig]) <= 1; lastBig--)
        {
        }

        _pairs = (lastBig + 2) / 2;
        _quadsEnd = (2 * _pairs) + ((last + 1 - (2 * _pairs) + 3) / 4 * 4);
        if (_quadsEnd > Spectrum.Lines)
        {
            // The last quadruple must be whole: one more pair takes its place.
            (_pairs, _quadsEnd) = (_pairs + 1, Spectrum.Lines);
        }

        var used = Math.Max(2, Array.FindIndex(bands, start => start >= 2 * _pairs));
        (_region0, _region1) = (Math.Max(1, used / 3), Math.Max(1, Math.Min(MostInRegion1, used / 4)));
        _ends[0] = Math.Min(bands[_region0], 2 * _pairs);
        _ends[1] = Math.Min(bands[_region0 + _region1], 2 * _pairs);
        _ends[2] = 2 * _pairs;
        for (var region = 0; region < _ends.Length; region++)
        {
            (_tables[region], var bits) = Cheapest(region == 0 ? 0 : _ends[region - 1], _ends[region]);
            Bits += bits;
        }

        var (ofA, ofB) = (BitsOfQuads(Mp3Tables.Quadruples[0]), BitsOfQuads(Mp3Tables.Quadruples[1]));
        _quads = Mp3Tables.Quadruples[ofA <= ofB ? 0 : 1];
        Bits += Math.Min(ofA, ofB);
    }

    public int Gain { get; }

    /// <summary>How many bits the lines take.</summary>
    public int Bits { get; }

    public void WriteSideInfo(BitWriter bits, bool isMpeg1)
    {
        bits.Write(Bits, 12);
        bits.Write(_pairs, 9);
        bits.Write(Gain, 8);
        // No scale factors.
        bits.Write(0, isMpeg1 ? 4 : 9);
        // Long blocks alone.
        bits.Write(0, 1);
        Array.ForEach(_tables, table => bits.Write(table?.Number ?? 0, 5));
        bits.Write(_region0 - 1, 4);
        bits.Write(_region1 - 1, 3);
        bits.Write(0, isMpeg1 ? 2 : 1);
        bits.Write(_quads == Mp3Tables.Quadruples[0] ? 0 : 1, 1);
    }

    public void WriteLines(BitWriter bits)
    {
        for (int region = 0, line = 0; region < _ends.Length; region++)
        {
            for (; line < _ends[region]; line += 2)
            {
                _tables[region]?.Write(bits, _values[line], _values[line + 1]);
            }
        }

        for (var line = 2 * _pairs; line < _quadsEnd; line += 4)
        {
            var length = _quads.BitsOf(Pattern(line), out var code);
            bits.Write(code, length);
            foreach (var value in _values.AsSpan(line, 4))
            {
                if (value != 0)
                {
                    bits.Write(value < 0 ? 1 : 0, 1);
                }
            }
        }
    }

    private (HuffmanTable? Table, int Bits) Cheapest(int start, int end)
    {
        var greatest = 0;
        for (var line = start; line < end; line++)
        {
            greatest = Math.Max(greatest, Math.Abs(_values[line]));
        }

        HuffmanTable? cheapest = null;
        var least = 0;
        foreach (var table in Mp3Tables.PairsFor(greatest))
        {
            var bits = table.BitsOf(_values.AsSpan(start, end - start));
            if (cheapest is null || bits < least)
            {
                (cheapest, least) = (table, bits);
            }
        }

        return (cheapest, least);
    }

    private int BitsOfQuads(HuffmanTable table)
    {
        var bits = 0;
        for (var line = 2 * _pairs; line < _quadsEnd; line += 4)
        {
            bits += table.BitsOf(Pattern(line), out _);
            foreach (var value in _values.AsSpan(line, 4))
            {
                bits += value == 0 ? 0 : 1;
            }
        }

        return bits;
    }

    private int Pattern(int line)
    {
        var pattern = 0;
        foreach (var value in _values.AsSpan(line, 4))
        {
            pattern = (pattern << 1) | (value == 0 ? 0 : 1);
        }

        return pattern;
    }
}
