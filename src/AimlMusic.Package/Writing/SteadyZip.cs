using System.IO.Compression;

namespace AimlMusic.Package.Writing;

/// <summary>A reproducible zip file: the same files give the same bytes, regardless of time and place.</summary>
internal static class SteadyZip
{
    // The earliest date in the zip format.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // -rw-r--r--, the usual permissions on Unix. Windows ignores them.
    private const int PlainFile = 0x81A4 << 16;

    public static void Write(string file, IEnumerable<KeyValuePair<string, byte[]>> entries)
    {
        using var zip = new ZipArchive(File.Create(file), ZipArchiveMode.Create);
        foreach (var (name, content) in entries)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
            entry.LastWriteTime = Time;
            entry.ExternalAttributes = PlainFile;
            using var stream = entry.Open();
            stream.Write(content);
        }
    }
}
