using System.Text.Json.Nodes;

namespace AimlMusic.Tests.Requests;

public sealed class ValidatorTests
{
    private static readonly Dictionary<MusicParameter, object> Samples = new()
    {
        [MusicParameter.Prompt] = SampleRequests.Style,
        [MusicParameter.Lyrics] = SampleRequests.Words,
        [MusicParameter.ReferenceAudio] = SampleRequests.Recording,
        [MusicParameter.DurationSec] = 20.0,
        [MusicParameter.StartSec] = 1.0,
        [MusicParameter.Steps] = 50,
        [MusicParameter.Seed] = 1L,
        [MusicParameter.NegativePrompt] = "drums",
        [MusicParameter.Instrumental] = true,
        [MusicParameter.AutoLyrics] = true,
        [MusicParameter.Format] = AudioFormat.Mp3,
        [MusicParameter.SampleRate] = 44100,
        [MusicParameter.Bitrate] = 256000,
        [MusicParameter.VoiceId] = "vocal-1",
        [MusicParameter.InstrumentalId] = "instrumental-1",
        [MusicParameter.CoverFeatureId] = "cover-1",
    };

    public static TheoryData<string> Models => SampleRequests.Models;

    [Theory]
    [MemberData(nameof(Models))]
    public void Parameter_that_a_model_lacks_names_the_models_that_have_it(string model) =>
        Assert.All(Samples.Where(sample => MusicCatalog.Find(model).RuleFor(sample.Key) is null), sample =>
        {
            var request = SampleRequests.Plain[model].With(sample.Key, sample.Value);
            var others = string.Join(", ", MusicCatalog.ModelsWith(sample.Key));

            Assert.NotEmpty(others);
            Assert.Equal([$"{model} does not accept {sample.Key}. Models that accept it: {others}."], RequestValidator.FindProblems(request));
            // There is no field to send it in, so no service could refuse it.
            Assert.Single(RequestValidator.FindProblems(request with { SkipValidation = true }));
        });

    [Fact]
    public async Task Error_reports_every_problem_and_nothing_is_sent()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        MusicRequest request = new()
        {
            Model = "minimax/music-1.5",
            Prompt = "short",
            Lyrics = new string('a', 3001),
            DurationSec = 5,
            SampleRate = 8000,
            AdditionalParameters = new JsonObject { ["model"] = "stable-audio" },
        };

        var failure = await FailureOf(sandbox.Submitter.SubmitAsync(request, Stop));

        Assert.Equal((AimlMusicErrorKind.RequestInvalid, SpendOutcome.Nothing), (failure.Kind, failure.Spend));
        Assert.Equal(5, failure.Problems.Count);
        Assert.All(failure.Problems, problem => Assert.Contains(problem, failure.Message, StringComparison.Ordinal));
        Assert.All(["Prompt", "Lyrics", "DurationSec", "SampleRate", "'model'"], word => Assert.Single(failure.Problems, problem => problem.Contains(word, StringComparison.Ordinal)));
        Assert.Empty(await sandbox.RequestsAsync());
    }

    [Theory]
    [InlineData("  ", null, "is missing (10 to 300 characters)")]
    [InlineData("short", null, "has 5 characters; ")]
    [InlineData(null, 12, "has 302 characters, 2 more than the 300")]
    public void Problem_states_by_how_much_a_text_misses_its_limit(string? prompt, int? extra, string expected)
    {
        var request = SampleRequests.Plain["minimax/music-1.5"] with { Prompt = prompt ?? new string('a', 290 + extra!.Value) };

        Assert.Contains(expected, Assert.Single(RequestValidator.FindProblems(request)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validation_is_left_to_the_service_if_skipped()
    {
        await using var sandbox = await SandboxFixture.StartAsync();

        var failure = await FailureOf(sandbox.Submitter.SubmitAsync(SampleRequests.Short with { DurationSec = 48.5, SkipValidation = true }, Stop));

        Assert.Equal(AimlMusicErrorKind.RequestInvalid, failure.Kind);
        Assert.Equal(48.5, Assert.Single(await sandbox.RequestsAsync("submit")).Body!.Value.GetProperty("seconds_total").GetDouble());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Request_without_a_model_is_refused_even_without_validation(string model) =>
        Assert.Equal(["Model is empty."], RequestValidator.FindProblems(new() { Model = model, Lyrics = SampleRequests.Words, SkipValidation = true }));

    [Theory]
    [InlineData(null, null, false, false, "nothing to make a song from")]
    [InlineData(null, null, true, false, null)]
    [InlineData(null, null, false, true, "from the Prompt")]
    [InlineData(SampleRequests.Style, null, false, false, "Lyrics")]
    [InlineData(SampleRequests.Style, null, true, false, null)]
    [InlineData(SampleRequests.Style, null, false, true, null)]
    [InlineData(SampleRequests.Style, SampleRequests.Words, false, false, null)]
    [InlineData(null, SampleRequests.Words, false, false, null)]
    public async Task Default_model_requires_lyrics_or_automatic_lyrics_or_instrumental(string? prompt, string? lyrics, bool instrumental, bool autoLyrics, string? complaint)
    {
        MusicRequest request = new() { Prompt = prompt, Lyrics = lyrics, Instrumental = instrumental, AutoLyrics = autoLyrics };
        var problems = RequestValidator.FindProblems(request);
        if (complaint is not null)
        {
            Assert.Contains(complaint, Assert.Single(problems), StringComparison.Ordinal);
            return;
        }

        await using var sandbox = await SandboxFixture.StartAsync();
        await sandbox.Submitter.SubmitAsync(request, Stop);
        Assert.Single((await sandbox.AccountAsync()).Charges);
    }
}
