using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AimlMusic.Tests.Tagging;

/// <summary>A file on disk, as it was served and after it was tagged.</summary>
internal sealed class TaggedFile : IDisposable
{
    private readonly TempFolder _folder = new();

    public TaggedFile(byte[] served, string name = "song.bin")
    {
        Served = served;
        Path = _folder.Put(name, "");
        File.WriteAllBytes(Path, served);
    }

    public string Path { get; }

    public byte[] Served { get; }

    public byte[] Now => File.ReadAllBytes(Path);

    public IReadOnlyList<string> Files => _folder.Files;

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public Task<TagOutcome> TagAsync(AudioKind kind, SongTags? tags = null) => SongTagger.ApplyAsync(Path, kind, tags ?? Sample.Tags, cancellationToken: Stop);

    /// <summary>Tags it, and checks what is true of every tagged file: it is alone, its digest is right, and its audio is as it was served.</summary>
    public async Task<TagOutcome> MustTagAsync(AudioKind kind, SongTags? tags = null)
    {
        var outcome = await TagAsync(kind, tags);
        Assert.Equal((null, true), (outcome.Reason, outcome.IsTagged));
        Assert.Equal((Sha256(Now), Now.Length), (outcome.Sha256, outcome.Length));
        Assert.True(IsSameAudio(Served, Now));
        Assert.Single(Files);
        return outcome;
    }

    /// <summary>Finds out that it is left as it was.</summary>
    public async Task<string> MustLeaveAsync(AudioKind kind)
    {
        var outcome = await TagAsync(kind);
        Assert.Equal((false, null, 0), (outcome.IsTagged, outcome.Sha256, outcome.Length));
        Assert.Equal(Served, Now);
        Assert.Single(Files);
        return outcome.Reason!;
    }

    /// <summary>
    /// An MP3 is unchanged after its tag. A WAV file is unchanged up to its old end, but for the size in its header and the names of the chunks
    /// of its old tags.
    /// </summary>
    public static bool IsSameAudio(byte[] served, byte[] now)
    {
        if (!served.AsSpan().StartsWith("RIFF"u8))
        {
            return served.AsSpan(TagLength(served)).SequenceEqual(now.AsSpan(TagLength(now)));
        }

        var masked = served.ToArray();
        now.AsSpan(4, 4).CopyTo(masked.AsSpan(4));
        using MemoryStream file = new(served);
        foreach (var chunk in RiffChunks.Read(file).Where(chunk => chunk.Id is "LIST" or "id3 " or "ID3 " && now.AsSpan((int)chunk.At).StartsWith("JUNK"u8)))
        {
            "JUNK"u8.CopyTo(masked.AsSpan((int)chunk.At));
        }

        return now.AsSpan().StartsWith(masked);
    }

    /// <summary>The frames of a tag, each as its id and its text.</summary>
    public static IReadOnlyList<string> Frames(byte[] tag) => [.. Id3Reader.Read(tag).Select(Describe)];

    public static byte[] LeadingTag(byte[] file) => file[..Id3Header.Parse(file)!.Value.TotalLength];

    public void Dispose() => _folder.Dispose();

    private static int TagLength(byte[] file) => Id3Header.Parse(file)?.TotalLength ?? 0;

    private static string Describe(Id3Frame frame)
    {
        var encoding = frame.Body[0] switch { 0 => Encoding.Latin1, 1 => Encoding.Unicode, _ => Encoding.UTF8 };
        var text = encoding.GetString(frame.Body.AsSpan(1)).Replace('\0', '=').TrimStart('\ufeff');
        return string.Create(CultureInfo.InvariantCulture, $"{frame.Id} {text}");
    }
}
