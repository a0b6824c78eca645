using System.Text;

namespace AimlMusic.Client.Tests.Ledger;

/// <summary>A song's words come back as they were given, however many and in whatever script.</summary>
public sealed class LedgerWordsTests : IDisposable
{
    private readonly LedgerFolder _home = new();

    public static TheoryData<string> Words =>
    [
        "one line",
        "one\nand another\r\n\r\nand a third\t\u2028\u2029\u0085 end\n",
        "\"quoted\" \\ back / slash </script> & 'single' \0 \u001b[31m",
        "Größe, naïve, Ωμέγα, Привет, שלום, नमस्ते, 日本語, 한국어",
        "🎵 👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 e\u0301 \ufeff\u200d",
        string.Concat(Enumerable.Repeat("[Verse]\nEine Zeile 🎶 mehr\n", 120))[..3000],
        string.Concat(Enumerable.Repeat("A line of very many\n", 10_000)),
    ];

    public void Dispose() => _home.Dispose();

    [Theory]
    [MemberData(nameof(Words))]
    public void Payload_is_read_back_exactly(string words)
    {
        using AimlMusicConnection connection = new(new() { ApiKey = LedgerFixture.ApiKey });
        MusicRequest request = new() { Title = words, Lyrics = words, Prompt = words, SkipValidation = true };
        var ledger = _home.Open();
        Song.SaveWhole(ledger, "before");
        var record = SubmitRecord.Create(request, connection);
        ledger.Submitting(record);
        Song.SaveWhole(ledger, "after");
        ledger.Accepted(Song.Taken(record.Key, "x"));
        var entry = Assert.Single(_home.Open().Read(entry => entry.Id == "x"));
        Assert.Equal((words, words, words), (entry.Title, entry.Lyrics, entry.Prompt));
        Assert.Equal(RequestBody.Create(request).ToJsonString(), entry.Request);
        Assert.Equal(words, entry.ToGeneration().Lyrics);
        Assert.DoesNotContain((byte)'\r', File.ReadAllBytes(_home.File));
    }

    [Fact]
    public void Payload_survives_the_removal_of_what_was_before_it()
    {
        var ledger = _home.Open();
        Song.SaveWhole(ledger, "a");
        var line = Song.Submit("b");
        line.Lyrics = "other words";
        line.Request = null;
        ledger.Submitting(line);
        var reader = _home.Open();
        Assert.Equal(["A line\nand another", "other words"], reader.Read().Select(entry => entry.Lyrics));
        ledger.Remove(entry => entry.ClientRequestId == "a");
        Assert.Equal(["other words"], reader.Read().Select(entry => entry.Lyrics));
        Assert.DoesNotContain("A line", Encoding.UTF8.GetString(File.ReadAllBytes(_home.File)), StringComparison.Ordinal);
    }
}
