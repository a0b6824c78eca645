using System.Text;
using static AimlMusic.Tests.Tagging.Sample;

namespace AimlMusic.Tests.Tagging;

/// <summary>The tag itself: what is in it, and what becomes of the one that is there.</summary>
public sealed class Id3TagTests
{
    private static SongTags Short => new() { Title = "é", Model = "m" };

    [Fact]
    public void Tag_matches_the_specification_byte_for_byte() =>
        Assert.Equal(
            [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 41, .. "TIT2"u8, 0, 0, 0, 3, 0, 0, 3, 0xc3, 0xa9, .. "TXXX"u8, 0, 0, 0, 8, 0, 0, 3, .. "MODEL"u8, 0, (byte)'m', .. new byte[10]],
            Id3Tag.Build(Short));

    [Fact]
    public void Tag_contains_all_that_is_known_of_a_song() =>
        Assert.Equal(
            [
                "TIT2 Title " + Words,
                "TDRC 2026-03-04T05:06:07",
                "TXXX PROMPT=Prompt " + Words,
                "TXXX MODEL=minimax/music-2.6",
                "TXXX GENERATION_ID=60ac7c34-3224-4b14-8e7d-0aa0db708325:music-2.6",
                "TXXX CLIENT_REQUEST_ID=aiml-7",
                "TXXX SOFTWARE=AimlMusic 0.1.0",
                $"USLT XXX=[Verse]\nFirst line {Words}\n\nlast line",
            ],
            TaggedFile.Frames(Id3Tag.Build(Tags)));

    [Theory]
    [InlineData("a\r\nb\rc\nd", "a b c d", "a\nb\nc\nd")]
    [InlineData("a\0b", "ab", "ab")]
    [InlineData(" \r\n", null, null)]
    [InlineData("\0", null, null)]
    [InlineData(null, null, null)]
    public void Tag_text_is_converted_to_what_a_tag_can_hold(string? text, string? title, string? lyrics)
    {
        var frames = TaggedFile.Frames(Id3Tag.Build(new() { Title = text, Lyrics = text }));
        Assert.Equal(title is null ? [] : [$"TIT2 {title}", $"USLT XXX={lyrics}"], frames);
    }

    [Fact]
    public void Tag_text_with_a_lone_surrogate_is_written() =>
        Assert.Equal("TIT2 a\ufffd", Assert.Single(TaggedFile.Frames(Id3Tag.Build(new() { Title = "a\ud83d" }))));

    [Fact]
    public void Tags_of_a_song_are_those_of_its_generation()
    {
        DateTime local = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Local);
        var tags = SongTags.Of(new() { Id = "i", Title = "t", Lyrics = "l", Prompt = "p", Model = "m", ClientRequestId = "c", SubmittedAt = local }, "s");
        Assert.Equal(new() { Title = "t", Lyrics = "l", Prompt = "p", Model = "m", GenerationId = "i", ClientRequestId = "c", Software = "s", Date = local.ToUniversalTime() }, tags);
        Assert.Equal(TimeSpan.Zero, tags.Date!.Value.Offset);
    }

    [Fact]
    public void Tag_preserves_a_hundred_kilobytes_of_lyrics()
    {
        var lyrics = string.Concat(Enumerable.Repeat("青い鳥🎵\n", 100 * 1024 / 14));
        Assert.Equal($"USLT XXX={lyrics}", Assert.Single(TaggedFile.Frames(Id3Tag.Build(new() { Lyrics = lyrics }))));
    }

    [Fact]
    public void Tag_that_is_too_large_is_not_created() =>
        Assert.Throws<UntaggableException>(() => Id3Tag.Build(new() { Lyrics = new string('a', Id3Tag.Most) }));

    public static TheoryData<string, byte[], string[]> Carried => new()
    {
        { "an encoder's mark", Id3(4, 0, Frame4("TSSE", Latin("Lavf"))), ["TSSE Lavf"] },
        { "padding", Id3(4, 0, Frame4("TSSE", Latin("Lavf")), new byte[300]), ["TSSE Lavf"] },
        { "version 3", Id3(3, 0, Frame3("TPE1", Utf16("Älex")), Frame3("COMM", Latin(new string('c', 300)))), ["TPE1 Älex", "COMM " + new string('c', 300)] },
        { "another title and date", Id3(3, 0, Frame3("TIT2", Latin("old")), Frame3("TYER", Latin("1999")), Frame3("TDAT", Latin("0101")), Frame3("TORY", Latin("1998"))), ["TDOR 1998"] },
        { "another model, and a frame of another name", Id3(4, 0, Frame4("TXXX", Latin("Model\0x")), Frame4("TXXX", Latin("MODELS\0y"))), ["TXXX MODELS=y"] },
        { "the same in UTF-16", Id3(3, 0, Frame3("TXXX", Utf16("MODEL\0x"))), [] },
        { "unsynchronised", Id3(3, 0x80, Unsynchronised(Frame3("TPE1", Utf16("Älex\u00ff")))), ["TPE1 Älex\u00ff"] },
        { "an extension", Id3(4, 0x40, [0, 0, 0, 6, 1, 0], Frame4("TCON", Latin("17"))), ["TCON 17"] },
        { "an extension of version 3", Id3(3, 0x40, [0, 0, 0, 6, 0, 0, 0, 0, 0, 0], Frame3("TCON", Latin("17"))), ["TCON 17"] },
        { "a footer", [.. Id3(4, 0x10, Frame4("TCON", Latin("17"))), .. "3DI"u8, 4, 0, 0x10, 0, 0, 0, 13], ["TCON 17"] },
        { "other lyrics", Id3(4, 0, Frame4("USLT", [0, .. "eng"u8, 0, .. "la"u8]), Frame4("USLT", [0, .. "XXX"u8, 0, .. "lo"u8])), ["USLT eng=la"] },
        { "nothing", Id3(4, 0), [] },
    };

    [Theory]
    [MemberData(nameof(Carried))]
    public void Tag_preserves_other_frames_of_the_existing_one(string what, byte[] served, string[] kept)
    {
        SongTags tags = new() { Title = what, Model = "m", Lyrics = "sung", Date = Tags.Date };
        Assert.Equal(
            [$"TIT2 {what}", "TDRC 2026-03-04T05:06:07", "TXXX MODEL=m", "USLT XXX=sung", .. kept],
            TaggedFile.Frames(Mp3Prefix.Build(served, tags)));
    }

    [Fact]
    public void Frame_flags_are_preserved_and_unsynchronisation_is_flagged()
    {
        var tag = Id3(4, 0x80, Frame4("TPE1", [1, 0xff, 0, 0xfe, (byte)'a', 0], 0x2000), Frame4("APIC", [1, 2, 3], 0x000b));
        Assert.Equal([("TPE1", 0x2002), ("APIC", 0x000b)], Id3Reader.Read(tag).Select(frame => (frame.Id, frame.Flags)));
    }

    [Fact]
    public void Read_only_frames_of_version_3_are_read_only_in_version_4()
    {
        var frame = Assert.Single(Id3Reader.Read(Id3(3, 0, Frame3("TPE1", Latin("a"), 0x2000))));
        Assert.Equal(0x1000, frame.Flags);
    }

    public static TheoryData<byte[], string> Refused => new()
    {
        { Id3(2, 0, [.. "TT2"u8, 0, 0, 2, 0, (byte)'x']), "of another kind (version 2.2)" },
        { Id3(5, 0), "of another kind (version 2.5)" },
        { Id3(4, 0x08), "of another kind" },
        { Id3(3, 0, Frame3("TIT2", Latin("x"), 0x0080)), "compressed or encrypted" },
        { Id3(3, 0, Frame3("TIT2", Latin("x"), 0x0040)), "compressed or encrypted" },
        { Id3(4, 0, Frame4("CHAP", new byte[20])), "places in the file (CHAP)" },
        { Id3(4, 0, Frame4("tit2", Latin("x"))), "cannot be read" },
        { Id3(4, 0, Frame4("TIT2", Latin("x"))[..^1]), "cannot be read" },
        { Id3(4, 0, Frame3("TIT2", Latin(new string('x', 200)))), "cannot be read" },
        { Id3(4, 0, [0, 0, 1]), "cannot be read" },
        { Id3(4, 0x40, [0, 0, 0, 100, 1, 0]), "cannot be read" },
        { Id3(4, 0x40, [0, 0, 0]), "cannot be read" },
        { [.. "ID3"u8, 4, 0, 0, 0x80, 0, 0, 0], "cannot be read" },
        { [.. "ID3"u8, 4, 0, 0, 0x7f, 0, 0, 0], "of 266338314 bytes" },
        { Encoding.ASCII.GetBytes("ID3"), "cannot be read" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Tag_that_cannot_be_merged_is_left_alone(byte[] served, string because)
    {
        // The file is cut short where its tag is: there is nothing behind it to make up for what is missing.
        using TaggedFile alone = new(served);
        Assert.Contains(because, await alone.MustLeaveAsync(AudioKind.Mp3), StringComparison.Ordinal);
    }
}
