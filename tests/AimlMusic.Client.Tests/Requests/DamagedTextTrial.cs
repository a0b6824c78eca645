using System.Text;
using System.Text.Json.Nodes;

namespace AimlMusic.Tests.Requests;

/// <summary>Texts that are damaged at random: none of them is ever in a request that passes, and nothing crashes.</summary>
public sealed class DamagedTextTrial
{
    private const string Letters = "Grüße an die Straße, „wo“ ich wohne…\nПодмосковные вечера\n海は静か 🎵\n[Verse]\tthe sea is calm";

    private static readonly string[] CodePages = ["windows-1252", "windows-1251", "shift_jis", "iso-8859-1", "utf-16", "utf-16BE", "utf-8", "utf-32"];

    // More of them where somebody has the time.
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("AIMLMUSIC_TEST_DAMAGED"), out var count) ? count : 3000;

    static DamagedTextTrial() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void Damaged_text_never_passes()
    {
        var (damaged, whole) = (0, 0);
        for (var seed = 0; seed < Count; seed++)
        {
            Random random = new(seed);
            var request = Make(random);
            var problems = RequestValidator.FindProblems(request);
            _ = TextDoubts.Find(request, _ => false).ToList();

            var isDamaged = Texts(request).Any(IsDamaged);
            Assert.True(isDamaged == problems.Any(problem => problem.Contains("contains invalid characters", StringComparison.Ordinal)), $"Seed {seed}: {string.Join(" ", problems)}");
            Assert.False(problems.Any(IsDamaged), $"Seed {seed}: what is told is damaged itself.");
            if (problems.Count == 0)
            {
                Assert.False(Strings(RequestBody.Create(request)).Any(IsDamaged), $"Seed {seed}: it would be sent.");
            }

            (damaged, whole) = isDamaged ? (damaged + 1, whole) : (damaged, whole + 1);
        }

        Assert.True(damaged > Count / 2 && whole > Count / 50, $"{damaged} damaged, {whole} whole: the trial tries nothing.");
    }

#pragma warning disable CA5394 // Repeatable, which a secure generator would not be.
    private static MusicRequest Make(Random random)
    {
        MusicRequest request = new()
        {
            Title = "Straße",
            Lyrics = LyricsText.Join(Text(random).Split('\n')),
            Prompt = "warm folk, female voice",
            AdditionalParameters = random.Next(4) == 0 ? new JsonObject { ["more"] = new JsonArray("a", random.Next(2) == 0 ? Text(random) : "b") } : null,
        };
        return random.Next(6) switch
        {
            0 => request with { Title = Text(random) },
            1 => request with { Prompt = Text(random) },
            2 => request with { NegativePrompt = Text(random), Model = "google/lyria2", Lyrics = null },
            _ => request,
        };
    }

    // A piece of text, read in another encoding than it was written in, or with something in it that is no text.
    private static string Text(Random random)
    {
        var start = random.Next(Letters.Length);
        var text = Letters.Substring(start, random.Next(Letters.Length - start + 1));
        return random.Next(6) switch
        {
            0 => Reread(text, random),
            1 => text.Insert(random.Next(text.Length + 1), ((char)random.Next(0x20)).ToString()),
            2 => text.Insert(random.Next(text.Length + 1), ((char)random.Next(0x7f, 0xa0)).ToString()),
            3 => text.Insert(random.Next(text.Length + 1), ((char)random.Next(0xd800, 0xe000)).ToString()),
            4 => text.Insert(random.Next(text.Length + 1), "\ufffd"),
            _ => new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => (char)random.Next(0x10000))]),
        };
    }

    private static string Reread(string text, Random random)
    {
        var bytes = Encoding.GetEncoding(CodePages[random.Next(CodePages.Length)]).GetBytes(text);
        return Encoding.GetEncoding(CodePages[random.Next(CodePages.Length)]).GetString(bytes, 0, random.Next(bytes.Length + 1));
    }
#pragma warning restore CA5394

    private static IEnumerable<string> Texts(MusicRequest request) =>
        new[] { request.Title, request.Lyrics, request.Prompt, request.NegativePrompt }.OfType<string>().Concat(Strings(request.AdditionalParameters));

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Strings(field.Value).Append(field.Key)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.TryGetValue(out string? text) => [text],
        _ => [],
    };

    // By runes and not by characters: another way than the validator's. A half of a pair is enumerated as U+FFFD.
    private static bool IsDamaged(string text) =>
        text.EnumerateRunes().Any(rune => rune.Value is 0xfffd or 0xfffe or 0xffff || (Rune.IsControl(rune) && rune.Value is not ('\t' or '\n' or '\r')));
}
