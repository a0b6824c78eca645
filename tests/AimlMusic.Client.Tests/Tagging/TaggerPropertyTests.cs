using FsCheck;
using FsCheck.Fluent;
using static AimlMusic.Tests.Tagging.Sample;

namespace AimlMusic.Tests.Tagging;

/// <summary>Files with any damage, and any words: tagged with the audio as it was served, or left as they are.</summary>
public sealed class TaggerPropertyTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(1500).WithQuietOnSuccess(true);

    private static readonly byte[][] Whole =
    [
        [.. Id3(3, 0, Frame3("TPE1", Utf16("Someone")), Frame3("TXXX", Latin("a\0b")), new byte[20]), .. Mp3(2)],
        [.. Id3(4, 0x40, [0, 0, 0, 6, 1, 0], Frame4("USLT", [0, .. "eng"u8, 0, 65]), Frame4("TXXX", Utf16("a\0b"))), .. Mp3(2)],
        Wav(Samples(31), [.. Info(("ISFT", "Lavf"), ("INAM", "x")), .. Chunk("id3 ", Id3(4, 0, Frame4("TCON", Latin("17"))))], Info(("IART", "y"))),
        Wav(Samples(30)),
    ];

    [Fact]
    public void Damage_of_any_kind_is_tagged_with_the_same_audio_or_left_unchanged() =>
        Check.One(Runs, Prop.ForAll(
            Gen.Elements(Whole).SelectMany(whole => Damages(Math.Min(whole.Length, 160)).Select(damages => Damage(whole, damages))).ToArbitrary(),
            bytes =>
            {
                using TaggedFile file = new(bytes);
                var kind = bytes.AsSpan().StartsWith("RIFF"u8) ? AudioKind.Wav : AudioKind.Mp3;
                var outcome = file.TagAsync(kind).GetAwaiter().GetResult();
                Assert.True(outcome.IsTagged ? TaggedFile.IsSameAudio(bytes, file.Now) : file.Now.AsSpan().SequenceEqual(bytes));
                Assert.Single(file.Files);
            }));

    [Fact]
    public void Tag_text_of_any_kind_is_read_back() =>
        Check.One(Runs, Prop.ForAll(
            ArbMap.Default.ArbFor<string>(),
            words =>
            {
                SongTags tags = new() { Title = words, Lyrics = words, Prompt = words };
                var frames = TaggedFile.Frames(Id3Tag.Build(tags));
                Assert.Equal(TagText.Lines(words) is { } lines ? [$"PROMPT={Utf8(lines)}", $"XXX={Utf8(lines)}"] : [], frames.Where(frame => frame[..4] != "TIT2").Select(frame => frame[5..]));
            }));

    private static string Utf8(string text) => System.Text.Encoding.UTF8.GetString(TagText.Utf8(text));

    private static Gen<(int At, byte Value)[]> Damages(int within) =>
        Gen.Choose(0, within - 1).SelectMany(at => Gen.Elements<byte>(0, 1, 2, 4, 0x7f, 0x80, 0xff, (byte)'T').Select(value => (at, value))).ArrayOf()
            .Select(damages => damages.Take(3).ToArray());

    // A damage at the very first place cuts the file off where the next one is.
    private static byte[] Damage(byte[] whole, (int At, byte Value)[] damages)
    {
        var bytes = whole.ToArray();
        foreach (var (at, value) in damages)
        {
            bytes[at] = value;
        }

        return damages.Length > 1 && damages[0].At == 0 ? bytes[..damages[1].At] : bytes;
    }
}
