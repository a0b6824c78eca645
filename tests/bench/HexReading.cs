using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AimlMusic.Bench;

/// <summary>Gets a song that is hexadecimal text in an answer onto the disk, in one of two ways.</summary>
internal static class HexReading
{
    public const string Streamed = "hex-streamed";
    public const string Whole = "hex-whole";
    public const string Decoder = "hex-decoder";
    public const string Library = "hex-library";

    /// <summary>The song over a socket into a file.</summary>
    public static async Task<string> MeasureAsync(string way, string folder, int port)
    {
        using AimlMusicConnection connection = new(new() { ApiKey = "none", BaseUri = new Uri($"http://127.0.0.1:{port}/") });
        return await MemoryMeter.RunAsync(async () => way == Streamed ? await StreamAsync(connection, folder) : await ReadWholeAsync(connection, folder));
    }

    /// <summary>The decoding alone, of text that is in memory.</summary>
    public static string Decode(string way, int bytes)
    {
        var text = string.Concat(Enumerable.Repeat("fffb90640123456789abcdef", (bytes / 12) + 1))[..(bytes * 2)];
        var answer = Encoding.ASCII.GetBytes("{\"data\":{\"audio\":\"" + text + "\"}}");
        var best = double.MaxValue;
        for (var i = 0; i < 8; i++)
        {
            var watch = Stopwatch.StartNew();
            var length = way == Decoder ? DecodePieces(answer) : Convert.FromHexString(text).Length;
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
            if (length != bytes)
            {
                throw new InvalidOperationException("Some of it is missing.");
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{bytes / best / 1e6:0} MB of audio a second, best of 8");
    }

    private static int DecodePieces(byte[] answer)
    {
        const int Size = 64 * 1024;
        HexAnswerReader reader = new(long.MaxValue);
        var (piece, audio) = (new byte[Size], new byte[Size]);
        var length = 0;
        for (var at = 0; at < answer.Length; at += Size)
        {
            var count = Math.Min(Size, answer.Length - at);
            Buffer.BlockCopy(answer, at, piece, 0, count);
            length += reader.Read(piece, count, audio);
        }

        return length;
    }

    private static async Task<long> StreamAsync(AimlMusicConnection connection, string folder)
    {
        using var file = new SongSpool(folder).Create(Guid.NewGuid().ToString("N"));
        MusicRequest request = new() { Model = "music-01", Lyrics = "la", VoiceId = "v" };
        var song = await new AimlMusicClient(connection).GenerateAsync(request, "bench", file, _ => { });
        return song.FileSize!.Value;
    }

    /// <summary>The plain way: the text whole, the document of it, the string in it, the bytes of that.</summary>
    private static async Task<long> ReadWholeAsync(AimlMusicConnection connection, string folder)
    {
        using StringContent content = new("{}");
        using var response = await connection.Http.PostAsync(new Uri(connection.BaseUri, "v2/generate/audio/minimax/generate"), content);
        var text = await response.Content.ReadAsStringAsync();
        using var document = JsonDocument.Parse(text);
        var bytes = Convert.FromHexString(document.RootElement.GetProperty("data").GetProperty("audio").GetString()!);
        await File.WriteAllBytesAsync(Path.Combine(folder, "song.mp3"), bytes);
        return bytes.Length;
    }
}
