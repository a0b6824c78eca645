using System.Globalization;
using System.Net;

namespace AimlMusic.Tests.Submitting;

public sealed class RetryTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Retries_are_limited_in_number(int retries)
    {
        await using var sandbox = await SandboxFixture.StartAsync(retries: retries);
        sandbox.Faults.Add(new() { Route = FaultRoute.Submit, Status = 429, Count = 0 });

        var failure = await FailureOf(sandbox.Submitter.SubmitAsync(SampleRequests.Short, new SubmitOptions { SearchTimeout = TimeSpan.FromMinutes(2) }, Stop));

        Assert.Equal((AimlMusicErrorKind.RateLimited, HttpStatusCode.TooManyRequests, SpendOutcome.Nothing), (failure.Kind, failure.StatusCode, failure.Spend));
        Assert.Equal(retries + 1, (await sandbox.RequestsAsync("submit")).Count);
        Assert.Empty((await sandbox.AccountAsync()).Charges);
    }

    [Fact]
    public async Task Backoff_of_a_connection_doubles_from_half_a_second_to_half_a_minute()
    {
        await using ScriptedServer server = new(isOpen: false);
        using ScriptedFixture scripted = new(server, retries: 9);

        await FailureOf(scripted.Submitter.SubmitAsync(SampleRequests.Short, Stop));

        double[] expected = [0.5, 1, 2, 4, 8, 16, 30, 30, 30];
        Assert.Equal(expected.Length, scripted.Clock.Waits.Count);
        Assert.All(expected.Zip(scripted.Clock.Waits), pair => Assert.InRange(pair.Second.TotalSeconds, pair.First * 0.749, pair.First * 1.251));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("300", 300)]
    [InlineData("in 90 s", 90)]
    public async Task Retry_After_is_honoured_as_seconds_and_as_a_date(string retryAfter, int seconds)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        if (retryAfter.StartsWith("in", StringComparison.Ordinal))
        {
            retryAfter = sandbox.Clock.GetUtcNow().AddSeconds(seconds).ToString("R", CultureInfo.InvariantCulture);
        }

        sandbox.Faults.Add(new() { Route = FaultRoute.Submit, Status = 429, RetryAfter = retryAfter });
        await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop);

        var requests = await sandbox.RequestsAsync("submit");
        Assert.Equal([429, 200], requests.Select(request => request.Status));
        // The song is asked for before it is sent again, which may have to wait for its turn.
        Assert.InRange((requests[1].Time - requests[0].Time).TotalSeconds, seconds, seconds + 2);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("Mon, 01 Jan 1990 00:00:00 GMT")]
    [InlineData("99999999999999999999")]
    [InlineData("1e3")]
    public async Task Retry_After_without_a_usable_value_leaves_a_second(string retryAfter)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Submit, Status = 429, RetryAfter = retryAfter });

        await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop);

        var requests = await sandbox.RequestsAsync("submit");
        Assert.InRange((requests[1].Time - requests[0].Time).TotalSeconds, 0.99, 3);
    }

    [Theory]
    [InlineData("301")]
    [InlineData("2147483647")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task Retry_After_that_is_too_long_is_reported_instead_of_waited_for(string retryAfter)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Submit, Status = 429, RetryAfter = retryAfter });

        var failure = await FailureOf(sandbox.Submitter.SubmitAsync(SampleRequests.Short, new SubmitOptions { SearchTimeout = TimeSpan.FromMinutes(2) }, Stop));

        Assert.Equal((AimlMusicErrorKind.RateLimited, SpendOutcome.Nothing), (failure.Kind, failure.Spend));
        Assert.True(failure.RetryAfter > TimeSpan.FromMinutes(5));
        Assert.InRange(sandbox.Clock.Elapsed, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
        Assert.Single(await sandbox.RequestsAsync("submit"));
    }

    [Fact]
    public async Task Refused_connection_is_retried_and_nothing_is_in_doubt()
    {
        await using ScriptedServer server = new(isOpen: false);
        using ScriptedFixture scripted = new(server, retries: 2);

        var failure = await FailureOf(scripted.Submitter.SubmitAsync(SampleRequests.Short, Stop));

        Assert.Equal((AimlMusicErrorKind.ConnectionFailed, SpendOutcome.Nothing), (failure.Kind, failure.Spend));
        Assert.Equal(2, scripted.Clock.Waits.Count);
    }

    [Fact]
    public async Task Refused_connection_that_recovers_during_the_retries_makes_one_song()
    {
        await using ScriptedServer server = new(isOpen: false, Reply.Json("""{"id":"one","status":"queued"}"""));
        using ScriptedFixture scripted = new(server, retries: 2);
        scripted.Clock.BeforeWait = number =>
        {
            if (number == 2)
            {
                server.Open();
            }
        };

        var song = await scripted.Submitter.SubmitAsync(SampleRequests.Short, Stop);

        Assert.Equal("one", song.Id);
        Assert.Single(server.Requests);
        Assert.Equal(2, scripted.Clock.Waits.Count);
    }

    [Fact]
    public async Task Backoff_can_be_cancelled()
    {
        HeldClock held = new();
        await using ScriptedServer server = new(Reply.Json("""{"message":"Too many requests","statusCode":429}""", 429));
        using AimlMusicConnection connection = new(new() { ApiKey = SandboxFixture.Key, BaseUri = server.BaseUri, TimeProvider = held });
        using CancellationTokenSource cancellation = new();
        using TempFolder home = new();

        var submit = new SongSubmitter(new(connection), new SongLedger(home.Path)).SubmitAsync(SampleRequests.Short, cancellation.Token);
        await held.IsWaitedFor;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submit);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Client_request_id_is_unique_for_each_song_and_recorded_by_the_service()
    {
        await using var sandbox = await SandboxFixture.StartAsync();

        var songs = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop)));

        Assert.Equal(20, songs.Select(song => song.ClientRequestId).Distinct().Count());
        Assert.Equal(
            songs.Select(song => (song.Id, song.ClientRequestId)).Order(),
            (await sandbox.AccountAsync()).Charges.Select(charge => (charge.Id, charge.ClientRequestId)).Order());
    }
}
