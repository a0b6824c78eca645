using AimlMusic.Tests.Tagging;

namespace AimlMusic.Tests.Saving;

/// <summary>By what a song is recognized whose tags can differ.</summary>
public sealed class AudioDigestTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(AudioKind.Mp3)]
    [InlineData(AudioKind.Wav)]
    public async Task Digest_is_that_of_the_audio_whatever_the_tags(AudioKind kind)
    {
        using TaggedFile file = new(kind == AudioKind.Mp3 ? Sample.Mp3() : Sample.Wav(Sample.Samples(31)));
        var before = AudioDigest.Of(file.Path);
        Assert.True((await file.TagAsync(kind)).IsTagged);
        Assert.Equal(before, AudioDigest.Of(file.Path));
    }

    [Fact]
    public void Digest_differs_if_the_format_of_equal_samples_differs()
    {
        var wav = Sample.Wav(new byte[8000]);
        var faster = wav.ToArray();
        faster[24] ^= 1;
        Assert.NotEqual(Of(wav), Of(faster));
    }

    [Fact]
    public void Digest_differs_if_bytes_were_added()
    {
        var wav = Sample.Wav(Sample.Samples(30));
        Assert.NotEqual(Of(wav), Of([.. wav, .. "changed\n"u8]));
    }

    [Fact]
    public void Digest_of_a_tag_that_is_longer_than_the_file_is_that_of_the_file()
    {
        byte[] tag = [.. "ID3\u0004\0\0\0\0\u0002\0"u8, .. new byte[100]];
        Assert.NotEqual(Of(tag), Of([.. tag[..^1], 1]));
    }

    public void Dispose() => _folder.Dispose();

    private string Of(byte[] bytes)
    {
        var path = _folder.Put(Guid.NewGuid().ToString(), "");
        File.WriteAllBytes(path, bytes);
        return AudioDigest.Of(path);
    }
}
