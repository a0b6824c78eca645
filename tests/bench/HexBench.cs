using System.Buffers.Binary;
using System.Globalization;

namespace AimlMusic.Bench;

/// <summary>What a song costs that comes as hexadecimal text, and a recording that is uploaded: each in a process of its own.</summary>
internal static class HexBench
{
    private const int Small = 1024 * 1024;
    private const int Large = 50 * 1024 * 1024;

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("aimlmusic-bench-").FullName;
        try
        {
            Tell("HexAnswerReader, in pieces of 64 KiB", Worker.Run(HexReading.Decoder, Text(Large)));
            Tell("Convert.FromHexString, over the whole text", Worker.Run(HexReading.Library, Text(Large)));
            foreach (var size in new[] { Small, Large })
            {
                Tell($"{size / Small} MiB song, decoded as it comes", WithServer(AnswerServer.Song, size, port => Worker.Run(HexReading.Streamed, folder, port)));
                Tell($"{size / Small} MiB song, text whole, then decoded", WithServer(AnswerServer.Song, size, port => Worker.Run(HexReading.Whole, folder, port)));
            }

            var (small, large) = (WriteRecording(folder, Small), WriteRecording(folder, Large));
            foreach (var path in new[] { small, large })
            {
                var size = $"{new FileInfo(path).Length / Small} MiB recording";
                Tell($"{size}, uploaded", WithServer(AnswerServer.Upload, 0, port => Worker.Run(Uploading.Word, small, path, port)));
                Tell($"{size}, submitted as Base64", WithServer(AnswerServer.Upload, 0, port => Worker.Run(Uploading.Submit, small, path, port)));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string WithServer(string what, int bytes, Func<string, string> run)
    {
        using var server = Worker.Start(AnswerServer.Word, what, Text(bytes));
        var result = run(server.StandardOutput.ReadLine()!);
        Worker.End(server);
        return result;
    }

    // Of a hundred seconds, whatever its size.
    private static string WriteRecording(string folder, int bytes)
    {
        var path = Path.Combine(folder, $"{bytes}.wav");
        var head = new byte[44];
        "RIFF\0\0\0\0WAVEfmt "u8.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(16), 16);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(24), 44100);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(28), bytes / 100);
        "data"u8.CopyTo(head.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(40), bytes - head.Length);
        using FileStream file = new(path, FileMode.Create);
        file.Write(head);
        file.SetLength(bytes);
        return path;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Tell(string what, string took) => Console.WriteLine($"{what,-48} {took}");
}
