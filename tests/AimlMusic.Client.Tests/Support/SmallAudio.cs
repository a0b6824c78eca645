using System.Buffers.Binary;
using System.Text;
using AimlMusic.Tests.Downloading;

namespace AimlMusic.Tests.Support;

/// <summary>Small files of audio, made by hand: with sound, and with nothing but headers.</summary>
internal static class SmallAudio
{
    private const int OggHeader = 27;

    /// <summary>Each with what it is called, its media type, and the extension that it is to get.</summary>
    public static IReadOnlyDictionary<string, (byte[] Bytes, string MediaType, string Extension)> Sound { get; } = new Dictionary<string, (byte[], string, string)>
    {
        ["mp3"] = (Frames.Mp3(40), "audio/mpeg", ".mp3"),
        ["mp3 behind zeros"] = ([.. new byte[1000], .. Frames.Mp3(40)], "audio/mpeg", ".mp3"),
        ["mp3 behind a tag with a damaged length"] = ([.. "ID3\u0004\0\0"u8, 0, 4, 0x93, 0xe0, .. new byte[300_000], .. Frames.Mp3(40)], "audio/mpeg", ".mp3"),
        ["wav"] = (Recording.Wav(1), "audio/wav", ".wav"),
        ["rf64"] = (Rf64(Recording.Wav(1)), "audio/wav", ".wav"),
        ["flac"] = ([.. Flac(), .. new byte[500]], "audio/flac", ".flac"),
        ["ogg"] = ([.. OggPage(0, 30), .. OggPage(0, 60), .. OggPage(4800, 200)], "audio/ogg", ".ogg"),
        ["m4a"] = ([.. Box("ftyp", 16), .. Box("moov", 100), .. Box("mdat", 300)], "audio/mp4", ".m4a"),
        ["adts"] = (Adts(20), "audio/aac", ".aac"),
        ["aiff"] = (Aiff(800), "audio/aiff", ".aif"),
        ["webm"] = ([0x1a, 0x45, 0xdf, 0xa3, .. new byte[400]], "audio/webm", ".webm"),
        ["amr"] = ([.. "#!AMR\n"u8, .. new byte[] { 0x3c, 0x91, 0x17, 0x16, 0xbe }, .. new byte[300]], "audio/amr", ".amr"),
        ["a format that nobody knows"] = ([0x99, 0x01, 0x02, 0xfe, .. new byte[300]], "audio/x-holo", ".bin"),
    };

    /// <summary>Whole, and silent: there is nothing to play.</summary>
    public static IReadOnlyDictionary<string, (byte[] Bytes, string MediaType)> Empty { get; } = new Dictionary<string, (byte[], string)>
    {
        ["an mp3 that is only a tag"] = ([.. "ID3\u0004\0\0\0\0\u0002\0"u8, .. new byte[256]], "audio/mpeg"),
        ["an mp3 that is only tags"] = ([.. "ID3\u0004\0\0\0\0\u0002\0"u8, .. new byte[256], .. "TAG"u8, .. new byte[125]], "audio/mpeg"),
        ["a wav of 44 bytes"] = (Recording.Wav(0), "audio/wav"),
        ["a wav with tags and no samples"] = ([.. Recording.Wav(0), .. "LIST\u0004\0\0\0INFO"u8], "audio/wav"),
        ["a wav without data"] = (Recording.Wav(0)[..36], "audio/wav"),
        ["a flac of headers alone"] = (Flac(), "audio/flac"),
        ["an ogg of headers alone"] = ([.. OggPage(0, 30), .. OggPage(0, 60)], "audio/ogg"),
        ["an m4a without mdat"] = ([.. Box("ftyp", 16), .. Box("moov", 100)], "audio/mp4"),
        ["an m4a with an empty mdat"] = ([.. Box("ftyp", 16), .. Box("mdat", 0), .. Box("moov", 100)], "audio/mp4"),
        ["an aiff without samples"] = (Aiff(0), "audio/aiff"),
    };

    public static byte[] Rf64(byte[] wav)
    {
        byte[] ds64 = [.. "ds64"u8, 28, 0, 0, 0, .. new byte[28]];
        byte[] bytes = [.. "RF64"u8, 0xff, 0xff, 0xff, 0xff, .. wav[8..12], .. ds64, .. wav[12..]];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(40 + ds64.Length), uint.MaxValue);
        return bytes;
    }

    private static byte[] Flac() => [.. "fLaC"u8, 0x80, 0, 0, 34, .. new byte[10], 0x0a, 0xc4, 0x42, 0xf0, 0x00, 0x06, 0xba, 0xa8, .. new byte[16]];

    private static byte[] OggPage(long granule, int payload)
    {
        var page = new byte[OggHeader + 1 + payload];
        "OggS"u8.CopyTo(page);
        BinaryPrimitives.WriteInt64LittleEndian(page.AsSpan(6), granule);
        page[26] = 1;
        page[27] = (byte)payload;
        return page;
    }

    private static byte[] Box(string name, int payload)
    {
        var box = new byte[8 + payload];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Encoding.ASCII.GetBytes(name).CopyTo(box, 4);
        return box;
    }

    private static byte[] Adts(int frames)
    {
        // 44.1 kHz, stereo, 64 bytes a frame with its header.
        const int length = 64;
        byte[] header = [0xff, 0xf1, 0x50, 0x80, length >> 3, (length & 7) << 5 | 0x1f, 0xfc];
        return [.. Enumerable.Repeat<byte[]>([.. header, .. new byte[length - 7]], frames).SelectMany(frame => frame)];
    }

    private static byte[] Aiff(int samples)
    {
        byte[] common = [.. "COMM"u8, 0, 0, 0, 18, 0, 1, 0, 0, 0, 0, 0, 8, 0x40, 0x0e, 0xac, 0x44, .. new byte[6]];
        byte[] sound = [.. "SSND"u8, 0, 0, 0, 0, .. new byte[8 + samples]];
        BinaryPrimitives.WriteInt32BigEndian(sound.AsSpan(4), 8 + samples);
        byte[] file = [.. "FORM"u8, 0, 0, 0, 0, .. "AIFF"u8, .. common, .. sound];
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4), file.Length - 8);
        return file;
    }
}
