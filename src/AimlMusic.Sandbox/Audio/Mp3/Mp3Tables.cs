using System.Globalization;

namespace AimlMusic.Sandbox;

/// <summary>The tables of the standard that cannot be computed; read when the first MP3 is made.</summary>
internal static class Mp3Tables
{
    private const int HalfWindow = 256;
    private const double WindowUnit = 1.0 / 2097152;
    private const int Escape = 15;
    private const int QuadA = 32;
    private const int QuadB = 33;

    // Tables 16 to 23 and 24 to 31 have the same codes; they differ in how many bits follow an escape.
    private static readonly int[] MoreBits16 = [1, 2, 3, 4, 6, 8, 10, 13];
    private static readonly int[] MoreBits24 = [4, 5, 6, 7, 8, 9, 11, 13];

    // Long blocks, in the order of the rates in Mp3Format.
    private static readonly int[][] Mpeg1Bands =
    [
        [4, 4, 4, 4, 4, 4, 6, 6, 8, 8, 10, 12, 16, 20, 24, 28, 34, 42, 50, 54, 76, 158],
        [4, 4, 4, 4, 4, 4, 6, 6, 6, 8, 10, 12, 16, 18, 22, 28, 34, 40, 46, 54, 54, 192],
        [4, 4, 4, 4, 4, 4, 6, 6, 8, 10, 12, 16, 20, 24, 30, 38, 46, 56, 68, 84, 102, 26],
    ];

    private static readonly int[][] Mpeg2Bands =
    [
        [6, 6, 6, 6, 6, 6, 8, 10, 12, 14, 16, 20, 24, 28, 32, 38, 46, 52, 60, 68, 58, 54],
        [6, 6, 6, 6, 6, 6, 8, 10, 12, 14, 16, 18, 22, 26, 32, 38, 46, 54, 62, 70, 76, 36],
        [6, 6, 6, 6, 6, 6, 8, 10, 12, 14, 16, 20, 24, 28, 32, 38, 46, 52, 60, 68, 58, 54],
    ];

    private static readonly Dictionary<int, HuffmanTable> Huffman = ReadHuffman();

    /// <summary>The 512 coefficients of the analysis window.</summary>
    public static float[] Window { get; } = ReadWindow();

    private static readonly HuffmanTable[] Escaping16 = [.. MoreBits16.Select((bits, i) => Huffman[16].With(16 + i, bits))];
    private static readonly HuffmanTable[] Escaping24 = [.. MoreBits24.Select((bits, i) => Huffman[24].With(24 + i, bits))];

    // By the greatest value, up to the escape.
    private static readonly HuffmanTable[][] Small = [.. Enumerable.Range(0, Escape + 1).Select(SmallFor)];

    /// <summary>The two tables for quadruples.</summary>
    public static IReadOnlyList<HuffmanTable> Quadruples { get; } = [Huffman[QuadA], Huffman[QuadB]];

    /// <summary>Where the scale factor bands of long blocks begin; the last entry is 576.</summary>
    public static int[] BandsOf(Mp3Format format)
    {
        var widths = (format.IsMpeg1 ? Mpeg1Bands : Mpeg2Bands)[format.RateIndex];
        var starts = new int[widths.Length + 1];
        for (var i = 0; i < widths.Length; i++)
        {
            starts[i + 1] = starts[i] + widths[i];
        }

        return starts;
    }

    /// <summary>The tables for pairs among which the cheapest is, by the greatest value in them; none where that is 0.</summary>
    public static HuffmanTable[] PairsFor(int greatest) => greatest <= Escape ? Small[greatest]
        : [Escaping16.First(table => table.Greatest >= greatest), Escaping24.First(table => table.Greatest >= greatest)];

    // Those of the smallest size that has a code for it; a larger size costs more.
    private static HuffmanTable[] SmallFor(int greatest)
    {
        var fitting = Huffman.Values.Where(table => table.Number < 16 && table.Greatest >= greatest).ToList();
        return greatest == 0 ? [] : [.. fitting.Where(table => table.Greatest == fitting.Min(other => other.Greatest))];
    }

    private static float[] ReadWindow()
    {
        var half = Lines("AnalysisWindow.txt").SelectMany(line => line.Split(' ')).Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var window = new float[2 * HalfWindow];
        for (var i = 0; i <= HalfWindow; i++)
        {
            window[i] = (float)(half[i] * WindowUnit);
            if (i > 0)
            {
                window[(2 * HalfWindow) - i] = i % 64 == 0 ? window[i] : -window[i];
            }
        }

        return window;
    }

    private static Dictionary<int, HuffmanTable> ReadHuffman() => Lines("HuffmanCodes.txt").Select(line =>
    {
        var words = line.Split(' ');
        var codes = words.Skip(2).ToList();
        return new HuffmanTable(
            int.Parse(words[0], CultureInfo.InvariantCulture),
            int.Parse(words[1], CultureInfo.InvariantCulture),
            [.. codes.Select(code => Convert.ToInt32(code, 2))],
            [.. codes.Select(code => code.Length)]);
    }).ToDictionary(table => table.Number);

    private static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(Mp3Tables).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
    }
}
