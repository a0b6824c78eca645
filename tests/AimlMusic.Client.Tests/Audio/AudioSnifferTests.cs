using System.Text;

namespace AimlMusic.Tests.Audio;

public sealed class AudioSnifferTests
{
    [Theory]
    [InlineData("ID3\u0004", AudioKind.Mp3)]
    [InlineData("\u00ff\u00fb\u0090\u0000", AudioKind.Mp3)]
    [InlineData("\u00ff\u00f3\u0090\u0000", AudioKind.Mp3)]
    [InlineData("\u00ff\u00f1\u0090\u0000", AudioKind.Aac)]
    [InlineData("\u00ff\u00ff\u00ff\u00ff", AudioKind.Unknown)]
    [InlineData("RIFF\0\0\0\0WAVEfmt ", AudioKind.Wav)]
    [InlineData("RIFF\0\0\0\0AVI LIST", AudioKind.Unknown)]
    [InlineData("RIFF\0\0\0\0WAV", AudioKind.Unknown)]
    [InlineData("fLaC", AudioKind.Flac)]
    [InlineData("OggS", AudioKind.Ogg)]
    [InlineData("\0\0\0\u0020ftypM4A ", AudioKind.M4a)]
    [InlineData("ID", AudioKind.Unknown)]
    [InlineData("", AudioKind.Unknown)]
    public void File_kind_is_recognized_by_the_first_bytes(string head, AudioKind kind) =>
        Assert.Equal(kind, AudioSniffer.Recognize(Encoding.Latin1.GetBytes(head), head.Length));

    [Theory]
    [InlineData("<html>", true)]
    [InlineData(" \r\n\t{\"a\":1}", true)]
    [InlineData("[1]", true)]
    [InlineData("words", false)]
    [InlineData("<\0", false)]
    [InlineData("", false)]
    public void Text_is_distinguished_from_samples(string head, bool isText) =>
        Assert.Equal(isText, AudioSniffer.LooksLikeText(Encoding.Latin1.GetBytes(head), head.Length));
}
