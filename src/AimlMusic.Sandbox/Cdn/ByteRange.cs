using System.Globalization;

namespace AimlMusic.Sandbox;

/// <summary>A part of a file.</summary>
/// <param name="Offset">The first byte.</param>
/// <param name="Count">The length; 0 if the range is outside of the file.</param>
internal readonly record struct ByteRange(int Offset, int Count)
{
    private const string Unit = "bytes=";

    public int Last => Offset + Count - 1;

    /// <summary>Parses one range; null if there is none, or one that a server may ignore.</summary>
    public static ByteRange? Parse(string? header, int size)
    {
        if (header is null || !header.StartsWith(Unit, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var parts = header.Substring(Unit.Length).Split('-');
        if (parts.Length != 2)
        {
            return null;
        }

        var first = Number(parts[0]);
        var last = Number(parts[1]);
        if (first is null && parts[0].Length == 0 && last is not null)
        {
            // The last bytes of the file.
            var count = (int)Math.Min(last.Value, size);
            return new ByteRange(size - count, count);
        }

        if (first is null || (last is null && parts[1].Length > 0) || last < first)
        {
            return null;
        }

        return first >= size
            ? new ByteRange(size, 0)
            : new ByteRange((int)first, (int)Math.Min(last ?? long.MaxValue - 1, size - 1) - (int)first + 1);
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
