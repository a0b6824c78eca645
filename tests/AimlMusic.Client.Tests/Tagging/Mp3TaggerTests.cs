using static AimlMusic.Tests.Tagging.Sample;

namespace AimlMusic.Tests.Tagging;

public sealed class Mp3TaggerTests
{
    public static TheoryData<string, byte[], int> Files => new()
    {
        { "no tag", [], 0 },
        { "version 4", Id3(4, 0, Frame4("TSSE", Latin("Lavf")), new byte[10]), 0 },
        { "version 3", Id3(3, 0, Frame3("TPE1", Utf16("Someone"))), 0 },
        { "a picture", Id3(3, 0, Frame3("APIC", Samples(60_000))), 0 },
        { "a tag at the end", [], 128 },
        { "both", Id3(4, 0, Frame4("TSSE", Latin("Lavf"))), 128 },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Mp3_tag_is_written_before_the_audio_and_nothing_else_changes(string what, byte[] tag, int atEnd)
    {
        byte[] audio = [.. Mp3(), .. atEnd > 0 ? Id3v1 : []];
        using TaggedFile file = new([.. tag, .. audio], what + ".mp3");
        await file.MustTagAsync(AudioKind.Mp3);
        var written = TaggedFile.LeadingTag(file.Now);
        Assert.Equal(audio, file.Now[written.Length..]);
        Assert.Equal("TIT2 " + Tags.Title, TaggedFile.Frames(written)[0]);
        Assert.Equal(Mp3Prefix.Build(tag, Tags), written);
        using MemoryStream now = new(file.Now);
        Assert.Equal((AudioKind.Mp3, 44100), (AudioProbe.Read(now).Kind, AudioProbe.Read(now).SampleRate));
    }

    [Fact]
    public async Task Large_picture_is_kept()
    {
        using TaggedFile file = new([.. Id3(3, 0, Frame3("APIC", Samples(100_000))), .. Mp3()]);
        await file.MustTagAsync(AudioKind.Mp3);
        Assert.Equal(Samples(100_000), Id3Reader.Read(TaggedFile.LeadingTag(file.Now)).Single(frame => frame.Id == "APIC").Body);
    }

    [Fact]
    public async Task Tagging_twice_writes_the_same_tag_once()
    {
        using TaggedFile file = new(Mp3());
        await file.MustTagAsync(AudioKind.Mp3);
        var tagged = file.Now;
        Assert.True((await file.TagAsync(AudioKind.Mp3)).IsTagged);
        Assert.Equal(tagged, file.Now);
    }

    [Fact]
    public async Task Mp3_tag_is_written_despite_the_leftover_of_a_dead_process()
    {
        using TaggedFile file = new(Mp3());
        await File.WriteAllTextAsync(file.Path + ".tag", "half", Stop);
        await file.MustTagAsync(AudioKind.Mp3);
    }

    [Fact]
    public async Task Mp3_tagging_that_is_cancelled_leaves_the_file_unchanged()
    {
        using TaggedFile file = new(Mp3());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SongTagger.ApplyAsync(file.Path, AudioKind.Mp3, Tags, cancellationToken: new(canceled: true)));
        Assert.Equal(file.Served, file.Now);
        Assert.Single(file.Files);
    }

    [Fact]
    public async Task Mp3_tag_that_cannot_be_written_leaves_the_file_unchanged()
    {
        using TaggedFile file = new(Mp3());
        // A folder in the passing file's place stands for all that can go wrong with it.
        Directory.CreateDirectory(file.Path + ".tag");
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => file.TagAsync(AudioKind.Mp3));
        Assert.True(failure is IOException or UnauthorizedAccessException);
        Assert.Equal(file.Served, file.Now);
    }

    [Theory]
    [InlineData(AudioKind.Flac, "this is flac")]
    [InlineData(AudioKind.Ogg, "this is ogg")]
    [InlineData(AudioKind.M4a, "this is m4a")]
    [InlineData(AudioKind.Pcm, "this is pcm")]
    [InlineData(AudioKind.Unknown, "this is neither")]
    public async Task Audio_of_other_kinds_is_left_unchanged(AudioKind kind, string because)
    {
        using TaggedFile file = new(Mp3());
        Assert.EndsWith(because, await file.MustLeaveAsync(kind), StringComparison.Ordinal);
    }
}
