using System.Buffers.Binary;
using static AimlMusic.Tests.Tagging.Sample;

namespace AimlMusic.Tests.Tagging;

public sealed class WavTaggerTests
{
    public static TheoryData<string, byte[]> Files => new()
    {
        { "plain", Wav(Samples(100)) },
        { "odd", Wav(Samples(101)) },
        { "odd, the last byte not there", Sized(Wav(Samples(101))[..^1]) },
        { "odd, the last byte not there but counted", Wav(Samples(101))[..^1] },
        { "odd, the last byte there but not counted", Sized(Wav(Samples(101)), -1) },
        { "chunks around", Wav(Samples(100), Chunk("bext", new byte[33]), Chunk("cue ", new byte[4])) },
        { "another list", Wav(Samples(100), Chunk("LIST", "adtl"u8.ToArray())) },
        { "an empty list", Wav(Samples(100), Chunk("LIST")) },
        { "info before", Wav(Samples(101), Info(("ISFT", "Lavf59"), ("INAM", "old"))) },
        { "info behind", Wav(Samples(101), behind: Info(("ISFT", "Lavf59"))) },
        { "ID3 before", Wav(Samples(100), Chunk("ID3 ", Id3(3, 0, Frame3("TPE1", Utf16("Someone"))))) },
        { "ID3 behind, odd and counted so", Wav(Samples(100), behind: Chunk("id3 ", Id3(4, 0, Frame4("TSSE", Latin("Lavf"))), new byte[1])) },
        { "all of them", Wav(Samples(9), [.. Info(("IART", "a")), .. Chunk("id3 ", Id3(4, 0))], [.. Info(("IGNR", "b")), .. Chunk("fact", new byte[4])]) },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Wav_tag_is_written_after_the_audio_and_nothing_else_changes(string what, byte[] served)
    {
        using TaggedFile file = new(served, what + ".wav");
        await file.MustTagAsync(AudioKind.Wav);
        var now = file.Now;
        Assert.Equal((uint)now.Length - 8, BinaryPrimitives.ReadUInt32LittleEndian(now.AsSpan(4)));
        Assert.Equal(0, now.Length & 1);
        var chunks = Chunks(now);
        Assert.Equal(Content(served, Chunks(served).Single(chunk => chunk.Id == "data")), Content(now, chunks.Single(chunk => chunk.Id == "data")));
        Assert.Equal(["LIST", "id3 "], chunks.TakeLast(2).Select(chunk => chunk.Id));
        Assert.Equal("TIT2 " + Tags.Title, TaggedFile.Frames(Content(now, chunks[^1]))[0]);
        Assert.All(chunks.SkipLast(2), chunk => Assert.False(chunk.Id is "id3 " or "ID3 " || (chunk.Id == "LIST" && RiffInfo.Is(Content(now, chunk)))));
    }

    [Fact]
    public async Task Wav_tag_preserves_other_entries_of_the_existing_ones()
    {
        var id3 = Chunk("id3 ", Id3(3, 0, Frame3("TPE1", Latin("Someone")), Frame3("TIT2", Latin("old"))));
        using TaggedFile file = new(Wav(Samples(100), [.. Info(("ISFT", "Lavf59"), ("INAM", "old")), .. id3]));
        await file.MustTagAsync(AudioKind.Wav);
        var chunks = Chunks(file.Now);
        Assert.Equal(["fmt ", "JUNK", "JUNK", "data", "LIST", "id3 "], chunks.Select(chunk => chunk.Id));
        Assert.Equal(
            [("INAM", Tags.Title + "\0"), ("ICRD", "2026-03-04\0"), ("ICMT", Tags.Prompt + "\0"), ("ILYR", Tags.Lyrics + "\0"), ("ISFT", "Lavf59\0")],
            RiffInfo.Read(Content(file.Now, chunks[^2])).Select(item => (item.Key, System.Text.Encoding.UTF8.GetString(item.Value))));
        Assert.Equal("TPE1 Someone", TaggedFile.Frames(Content(file.Now, chunks[^1]))[^1]);
    }

    public static TheoryData<byte[], string> Refused => new()
    {
        { Patched(Wav(Samples(100)), "RIFF", "RF64"), "no RIFF file of the plain kind" },
        { Patched(Wav(Samples(100)), "RIFF", "BW64"), "no RIFF file of the plain kind" },
        { Patched(Wav(Samples(100)), "WAVE", "AVI "), "no RIFF file of the plain kind" },
        { "RIFF"u8.ToArray(), "no RIFF file of the plain kind" },
        { WithDataLength(uint.MaxValue), "it was streamed" },
        { WithDataLength(0), "it was streamed" },
        { WithDataLength(98), "bytes behind its last chunk" },
        { WithDataLength(50), "it ends before its last chunk does" },
        { WithDataLength(1000), "it ends before its last chunk does" },
        { WithSize(0), "the sizes in its header" },
        { WithSize(uint.MaxValue), "the sizes in its header" },
        { [.. Wav(Samples(100)), 1, 2, 3], "bytes behind its last chunk" },
        { [.. Wav(Samples(100)), .. Chunk("junk", new byte[4])], "the sizes in its header" },
        { Patched(Wav(Samples(100)), "data", "atad"), "no samples" },
        { Wav(Samples(100), Chunk("LIST", "INFOINAM"u8.ToArray(), [9, 0, 0, 0, 1])), "an INFO list that cannot be read" },
        { Wav(Samples(100), Chunk("id3 ", Id3(2, 0))), "version 2.2" },
        { Wav(Samples(100), Chunk("id3 ", new byte[20])), "an ID3 tag that cannot be read" },
        { Wav(Samples(100), Chunk("id3 ", new byte[Id3Tag.Most + 2])), "a tag of 4194306 bytes" },
        { Wav(Samples(2), [.. Enumerable.Range(0, 1001).SelectMany(_ => Chunk("junk"))]), "the sizes in its header" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Wav_with_inconsistent_sizes_is_left_alone(byte[] served, string because)
    {
        using TaggedFile file = new(served);
        Assert.Contains(because, await file.MustLeaveAsync(AudioKind.Wav), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wav_that_would_outgrow_its_header_is_left_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere a file with a hole takes the room of a whole one.");
        using TaggedFile file = new(Wav([]));
        var samples = uint.MaxValue - 100;
        await using (var stream = File.OpenWrite(file.Path))
        {
            stream.SetLength(44L + samples + 1);
            await stream.WriteAsync((byte[])[.. "RIFF"u8, .. Little(36 + samples + 1)], Stop);
            stream.Seek(40, SeekOrigin.Begin);
            await stream.WriteAsync(Little(samples), Stop);
        }

        var outcome = await file.TagAsync(AudioKind.Wav);
        Assert.Equal("it would be larger than a RIFF file can be", outcome.Reason);
        Assert.Equal(44L + samples + 1, new FileInfo(file.Path).Length);
    }

    [Fact]
    public async Task Wav_tagged_twice_has_one_tag_of_each_kind()
    {
        using TaggedFile file = new(Wav(Samples(11)));
        await file.MustTagAsync(AudioKind.Wav);
        using TaggedFile again = new(file.Now);
        await again.MustTagAsync(AudioKind.Wav);
        Assert.Equal(["LIST", "id3 "], Chunks(again.Now).Select(chunk => chunk.Id).Where(id => id is "LIST" or "id3 "));
    }

    [Fact]
    public async Task Wav_tagging_that_is_cancelled_leaves_the_file_unchanged()
    {
        using TaggedFile file = new(Wav(Samples(11), Info(("ISFT", "x"))));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SongTagger.ApplyAsync(file.Path, AudioKind.Wav, Tags, cancellationToken: new(canceled: true)));
        Assert.Equal(file.Served, file.Now);
    }

    private static IReadOnlyList<RiffChunk> Chunks(byte[] file)
    {
        using MemoryStream stream = new(file);
        return RiffLayout.Read(stream).Chunks;
    }

    private static byte[] Content(byte[] file, RiffChunk chunk) => file.AsSpan((int)chunk.At + 8, (int)chunk.Length).ToArray();

    private static byte[] Sized(byte[] wav, int more = 0) => [.. wav[..4], .. Little((uint)(wav.Length - 8 + more)), .. wav[8..]];

    private static byte[] WithDataLength(uint length) => [.. Wav(Samples(100))[..40], .. Little(length), .. Samples(100)];

    private static byte[] WithSize(uint size) => [.. "RIFF"u8, .. Little(size), .. Wav(Samples(100))[8..]];

    private static byte[] Patched(byte[] wav, string from, string to) =>
        System.Text.Encoding.Latin1.GetBytes(System.Text.Encoding.Latin1.GetString(wav).Replace(from, to, StringComparison.Ordinal));

    private static byte[] Little(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }
}
