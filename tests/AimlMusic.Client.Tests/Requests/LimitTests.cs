using static AimlMusic.MusicParameter;

namespace AimlMusic.Tests.Requests;

/// <summary>The client's limits against the vendor's documents, and against the sandbox, which has a table of its own.</summary>
public sealed class LimitTests
{
    private static readonly MusicParameter[] Everything = Enum.GetValues<MusicParameter>();

    public static TheoryData<string> Models => SampleRequests.Models;

    [Theory]
    [MemberData(nameof(Models))]
    public void Value_within_a_limit_is_accepted(string model) =>
        Assert.Empty(Within(model).SelectMany(RequestValidator.FindProblems));

    [Theory]
    [MemberData(nameof(Models))]
    public void Value_one_step_past_a_limit_is_refused_with_one_problem(string model) =>
        Assert.All(Past(model), past =>
        {
            var problem = Assert.Single(RequestValidator.FindProblems(past.Request));
            Assert.Contains(past.Parameter.ToString(), problem, StringComparison.Ordinal);
        });

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Request_accepted_by_the_client_is_accepted_by_the_service(string model)
    {
        await using var sandbox = await SandboxFixture.StartAsync(new() { Balance = 1000 });
        var requests = Within(model).Append(SampleRequests.Plain[model]).ToList();

        foreach (var request in requests)
        {
            await sandbox.Submitter.SubmitAsync(request, Stop);
        }

        Assert.Equal(requests.Count, (await sandbox.AccountAsync()).Charges.Count);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Request_refused_by_the_client_is_refused_by_the_service(string model)
    {
        await using var sandbox = await SandboxFixture.StartAsync(new() { Balance = 1000 });

        foreach (var (request, _) in Past(model).Concat(Missing(model)))
        {
            var failure = await FailureOf(sandbox.Submitter.SubmitAsync(request with { SkipValidation = true }, Stop));
            Assert.Equal(AimlMusicErrorKind.RequestInvalid, failure.Kind);
            Assert.NotEmpty(failure.Problems);
        }

        Assert.Empty((await sandbox.AccountAsync()).Charges);
        Assert.Equal(Past(model).Concat(Missing(model)).Count(), (await sandbox.RequestsAsync("submit")).Count);
    }

    [Theory]
    [InlineData("minimax-music", Lyrics, ReferenceAudio)]
    [InlineData("minimax/music-1.5", Prompt, Lyrics)]
    [InlineData("minimax/music-2.0", Prompt, Lyrics)]
    [InlineData("minimax/music-2.6")]
    [InlineData("minimax/music-cover", Prompt, ReferenceAudio)]
    [InlineData("stable-audio", Prompt)]
    [InlineData("elevenlabs/eleven_music", Prompt)]
    [InlineData("google/lyria2", Prompt)]
    public void Required_parameter_is_reported_if_it_is_missing(string model, params MusicParameter[] needed) =>
        Assert.All(Everything, parameter =>
        {
            var problems = RequestValidator.FindProblems(SampleRequests.Plain[model].With(parameter, null));
            Assert.Equal(needed.Contains(parameter), problems.Any(problem => problem.StartsWith(parameter + " is missing", StringComparison.Ordinal)));
        });

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Value_that_is_not_a_number_is_refused_even_if_the_limits_are_left_to_the_service(double value) =>
        Assert.All(
            [SampleRequests.Short with { DurationSec = value }, SampleRequests.Short with { DurationSec = value, SkipValidation = true }, SampleRequests.Short with { Model = "new/model", DurationSec = value }],
            request => Assert.Contains("DurationSec", Assert.Single(RequestValidator.FindProblems(request)), StringComparison.Ordinal));

    private static IEnumerable<MusicRequest> Within(string model) =>
        from limit in Limits.All where limit.Model == model from value in limit.Within select SampleRequests.Plain[model].With(limit.Parameter, value);

    private static IEnumerable<(MusicRequest Request, MusicParameter Parameter)> Past(string model) =>
        from limit in Limits.All where limit.Model == model from value in limit.Past select (SampleRequests.Plain[model].With(limit.Parameter, value), limit.Parameter);

    private static IEnumerable<(MusicRequest Request, MusicParameter Parameter)> Missing(string model) =>
        from rule in MusicCatalog.Find(model).Parameters where rule.IsRequired select (SampleRequests.Plain[model].With(rule.Parameter, null), rule.Parameter);
}
