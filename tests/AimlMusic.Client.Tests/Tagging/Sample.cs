using System.Buffers.Binary;
using System.Text;

namespace AimlMusic.Tests.Tagging;

/// <summary>Small files of audio, and the tags that they may have.</summary>
internal static class Sample
{
    private const int FrameSize = 417;

    /// <summary>Words that break what takes a letter for a byte: accents, ideographs, right to left, beyond the first plane.</summary>
    public const string Words = "Süße Ærøskøbing 青い鳥 שלום عليكم 🎵👩‍🚀";

    public static SongTags Tags => new()
    {
        Title = "Title " + Words,
        Lyrics = $"[Verse]\nFirst line {Words}\n\nlast line",
        Prompt = "Prompt " + Words,
        Model = "minimax/music-2.6",
        GenerationId = "60ac7c34-3224-4b14-8e7d-0aa0db708325:music-2.6",
        ClientRequestId = "aiml-7",
        Date = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero),
        Software = "AimlMusic 0.1.0",
    };

    /// <summary>Silence: 128 kbit/s, 44.1 kHz, stereo; each frame is another one.</summary>
    public static byte[] Mp3(int frames = 40) =>
        [.. Enumerable.Range(0, frames).SelectMany(i => (byte[])[0xff, 0xfb, 0x90, 0x00, .. new byte[FrameSize - 5], (byte)i])];

    /// <summary>An ID3v1 tag: the last 128 bytes of a file.</summary>
    public static byte[] Id3v1 => [.. "TAG"u8, .. "Old title"u8, .. new byte[116]];

    public static byte[] Samples(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)(i * 7))];

    /// <summary>A wav with chunks before and behind its samples, its size as it should be.</summary>
    public static byte[] Wav(byte[] samples, byte[]? before = null, byte[]? behind = null)
    {
        byte[] format = [1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0];
        byte[] body = [.. "WAVE"u8, .. Chunk("fmt ", format), .. before ?? [], .. Chunk("data", samples), .. behind ?? []];
        return Chunk("RIFF", body);
    }

    public static byte[] Chunk(string id, params byte[][] content) => Chunk(id, content.SelectMany(bytes => bytes).ToArray());

    public static byte[] Info(params (string Id, string Text)[] items) =>
        Chunk("LIST", [.. "INFO"u8, .. items.SelectMany(item => Chunk(item.Id, (byte[])[.. Encoding.UTF8.GetBytes(item.Text), 0]))]);

    public static byte[] Id3(int version, int flags, params byte[][] content)
    {
        var length = content.Sum(bytes => bytes.Length);
        return [.. "ID3"u8, (byte)version, 0, (byte)flags, .. SevenBits(length), .. content.SelectMany(bytes => bytes)];
    }

    /// <summary>A frame of version 3: its length has eight bits a byte.</summary>
    public static byte[] Frame3(string id, byte[] body, int flags = 0) => [.. Encoding.ASCII.GetBytes(id), .. EightBits(body.Length), (byte)(flags >> 8), (byte)flags, .. body];

    public static byte[] Frame4(string id, byte[] body, int flags = 0) => [.. Encoding.ASCII.GetBytes(id), .. SevenBits(body.Length), (byte)(flags >> 8), (byte)flags, .. body];

    /// <summary>A zero behind each 255, as some write version 3.</summary>
    public static byte[] Unsynchronised(byte[] bytes) => [.. bytes.SelectMany(value => value == 0xff ? (byte[])[value, 0] : [value])];

    public static byte[] Latin(string text) => [0, .. Encoding.Latin1.GetBytes(text)];

    public static byte[] Utf16(string text) => [1, 0xff, 0xfe, .. Encoding.Unicode.GetBytes(text)];

    public static byte[] SevenBits(int length) => [(byte)(length >> 21), (byte)((length >> 14) & 0x7f), (byte)((length >> 7) & 0x7f), (byte)(length & 0x7f)];

    public static byte[] EightBits(int length)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        return bytes;
    }

    private static byte[] Chunk(string id, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        return [.. Encoding.ASCII.GetBytes(id), .. length, .. content, .. new byte[content.Length & 1]];
    }
}
