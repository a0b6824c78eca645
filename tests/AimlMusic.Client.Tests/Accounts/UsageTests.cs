using System.Globalization;

namespace AimlMusic.Client.Tests.Accounts;

/// <summary>What the key has spent, against the sandbox's own accounting.</summary>
public sealed class UsageTests
{
    private static readonly string[] Models = ["stable-audio", "google/lyria2", "minimax/music-2.6"];

    /// <summary>Songs over most of a year, also at the very moments where a long period is cut, while the account answers badly.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Sums_over_many_windows_are_those_of_the_service_whatever_goes_wrong(int seed)
    {
        await using var sandbox = await SandboxFixture.StartAsync(new() { Balance = 1000, GenerationTime = TimeSpan.FromSeconds(20) }, retries: 10);
#pragma warning disable CA5394 // Repeatable.
        Random random = new(seed);
        var start = sandbox.Clock.GetUtcNow().AddHours(random.Next(0, 48));
        DateTimeOffset midnight = new(start.UtcDateTime.Date, TimeSpan.Zero);
        var moments = Enumerable.Range(0, 40).Select(_ => start.AddSeconds(random.Next(0, 300 * 86_400)))
            .Concat(new[] { 92, 184, 276 }.SelectMany(day => new[] { midnight.AddDays(day).AddMilliseconds(-1), midnight.AddDays(day), midnight.AddDays(day).AddMilliseconds(1) }))
            .Where(moment => moment >= start).Order();
        foreach (var moment in moments)
        {
            sandbox.Clock.Advance(moment > sandbox.Clock.GetUtcNow() ? moment - sandbox.Clock.GetUtcNow() : TimeSpan.Zero);
            if (random.Next(4) == 0)
            {
                sandbox.Faults.Add(new() { Route = FaultRoute.Submit, Fail = new GenerationFailure("Bad", "Not made.") });
            }

            await sandbox.Submitter.SubmitAsync(SampleRequests.Plain[Models[random.Next(Models.Length)]], Stop);
        }

        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        var end = sandbox.Clock.GetUtcNow();
        SandboxFault[] faults =
        [
            new() { Status = 429 }, new() { Status = 500 }, new() { Status = 503, Body = FaultBody.Html }, new() { Reset = FaultReset.After }, new() { Body = FaultBody.Truncated },
            new() { Body = FaultBody.Malformed }, new() { Body = FaultBody.Empty }, new() { Text = """{"groups":[],"requests":7,"spend":1}""" },
        ];
#pragma warning restore CA5394
        foreach (var fault in faults)
        {
            sandbox.Faults.Add(fault with { Route = FaultRoute.Usage, Skip = seed % 3 });
        }

        var charges = (await sandbox.AccountAsync()).Charges.Where(charge => charge.Created >= start && charge.Created < end).ToList();
        var paid = charges.Where(charge => !charge.Refunded).ToList();
        var period = AccountPeriod.Between(start, end);
        AccountLookup lookup = new(sandbox.Client);
        var total = Assert.Single(await lookup.GetUsageAsync(period, UsageGrouping.None, Stop));
        var byDay = await lookup.GetUsageAsync(period, UsageGrouping.Day, Stop);
        var byModel = await lookup.GetUsageAsync(period, UsageGrouping.Model, Stop);
        var byBoth = await lookup.GetUsageAsync(period, UsageGrouping.Day | UsageGrouping.Model, Stop);

        Assert.Equal((paid.Sum(charge => charge.Usd), charges.Count, paid.Count), (total.UsdSpent, total.Requests, total.ChargedRequests));
        Assert.Equal(total.UsdSpent * 2_000_000, total.CreditsUsed);
        Assert.Equal(
            charges.GroupBy(charge => charge.Created.UtcDateTime.Date).OrderBy(day => day.Key).Select(day => (day.Key, day.Where(charge => !charge.Refunded).Sum(charge => charge.Usd), day.LongCount())),
            byDay.Select(usage => (usage.Day!.Value, usage.UsdSpent, usage.Requests)));
        Assert.Equal(
            charges.GroupBy(charge => charge.Model).Select(model => (model.Key, model.Where(charge => !charge.Refunded).Sum(charge => charge.Usd))).Order(),
            byModel.Select(usage => (usage.Model!, usage.UsdSpent)).Order());
        Assert.Equal(charges.Select(charge => (charge.Created.UtcDateTime.Date, charge.Model)).Distinct().Count(), byBoth.Count);
        Assert.Equal(total.UsdSpent, byBoth.Sum(usage => usage.UsdSpent));
        Assert.All(await sandbox.RequestsAsync("usage"), request => Assert.InRange(LengthOf(request.Query), TimeSpan.Zero, TimeSpan.FromDays(92)));
    }

    [Fact]
    public async Task Long_period_is_split_at_midnight_and_an_exact_one_is_not()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        DateTimeOffset day = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await new AccountLookup(sandbox.Client).GetUsageAsync(AccountPeriod.Between(day, day.AddDays(92)), UsageGrouping.Day, Stop);
        Assert.Single(await sandbox.RequestsAsync("usage"));
        await new AccountLookup(sandbox.Client).GetUsageAsync(AccountPeriod.Between(day.AddHours(5), day.AddDays(200)), UsageGrouping.Day, Stop);

        Assert.Equal(
            ["start=2001-01-01T05:00:00.000Z&end=2001-04-03T00:00:00.000Z", "start=2001-04-03T00:00:00.000Z&end=2001-07-04T00:00:00.000Z", "start=2001-07-04T00:00:00.000Z&end=2001-07-20T00:00:00.000Z"],
            (await sandbox.RequestsAsync("usage")).Skip(1).Select(request => Uri.UnescapeDataString(request.Query).TrimStart('?').Replace("&group_by=day,model", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Account_without_requests_has_spent_nothing()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        AccountLookup lookup = new(sandbox.Client);

        Assert.Empty(await lookup.GetUsageAsync(AccountPeriod.Parse("30d"), UsageGrouping.Day | UsageGrouping.Model, Stop));
        var total = Assert.Single(await lookup.GetUsageAsync(AccountPeriod.Parse("30d"), UsageGrouping.None, Stop));
        Assert.Equal((0, 0, 0, true), (total.UsdSpent, total.Requests, total.ChargedRequests, total.IsSandbox));
    }

    [Theory]
    [InlineData(-7)]
    [InlineData(9)]
    public async Task Last_hour_is_that_of_the_service_if_the_local_clock_is_wrong(int hours)
    {
        await using var sandbox = await SandboxFixture.StartAsync(new() { ClockSkew = TimeSpan.FromHours(hours), GenerationTime = TimeSpan.Zero });
        using TempFolder home = new();
        await sandbox.Elsewhere(home).SubmitAsync(SampleRequests.Short, Stop);

        Assert.Equal(1, Assert.Single(await new AccountLookup(sandbox.Client).GetUsageAsync(AccountPeriod.Parse("1h"), UsageGrouping.None, Stop)).ChargedRequests);
    }

    [Fact]
    public async Task Requests_of_another_key_do_not_count()
    {
        await using var sandbox = await SandboxFixture.StartAsync(new() { GenerationTime = TimeSpan.Zero });
        using TempFolder home = new();
        await sandbox.Elsewhere(home, "another-key-0123456789").SubmitAsync(SampleRequests.Short, Stop);

        Assert.Empty(await new AccountLookup(sandbox.Client).GetUsageAsync(AccountPeriod.Parse("1d"), UsageGrouping.Day, Stop));
    }

    [Theory]
    [InlineData(401, AimlMusicErrorKind.Unauthorized)]
    [InlineData(403, AimlMusicErrorKind.Forbidden)]
    [InlineData(404, AimlMusicErrorKind.NotFound)]
    public async Task Usage_request_is_not_retried_after_a_refusal(int status, AimlMusicErrorKind kind)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Usage, Status = status, Count = 0 });

        Assert.Equal(kind, (await FailureOf(new AccountLookup(sandbox.Client).GetUsageAsync(AccountPeriod.Parse("1d"), UsageGrouping.Day, Stop))).Kind);
        Assert.Single(await sandbox.RequestsAsync("usage"));
    }

    [Fact]
    public async Task Usage_is_an_error_if_one_window_cannot_be_read()
    {
        await using var sandbox = await SandboxFixture.StartAsync(retries: 2);
        sandbox.Faults.Add(new() { Route = FaultRoute.Usage, Status = 500, Skip = 2, Count = 0 });

        Assert.Equal(AimlMusicErrorKind.ServiceUnavailable, (await FailureOf(new AccountLookup(sandbox.Client).GetUsageAsync(AccountPeriod.Parse("300d"), UsageGrouping.None, Stop))).Kind);
        Assert.Equal(5, (await sandbox.RequestsAsync("usage")).Count);
    }

    [Theory]
    [InlineData("""{"spend":0.3,"requests":2,"groups":[{"day":"2001-01-02","model":"m","spend":0.1,"requests":{"total":3,"charged":1}},{"day":"2001-01-03","model":"m","spend":0.2,"requests":{"total":1,"charged":1}}]}""", "0.3", 4)]
    [InlineData("""{"groups":[{"date":"2001-01-02T00:00:00.000Z","spend":"0.1","requests":{"charged":1}}]}""", "0.1", 1)]
    [InlineData("""{"spend":0.30000001,"requests":"1","groups":[{"day":"2001-01-02","model":null,"spend":{"usd":0.3,"credits":600000},"requests":{"total":1,"charged":1}},{"day":"2001-01-03","spend":0,"requests":{"total":0,"charged":0}}]}""", "0.3", 1)]
    public async Task Usage_of_unexpected_form_is_read_as_far_as_it_is_complete(string json, string usd, int requests)
    {
        await using ScriptedServer server = new(Reply.Json(json));
        using ScriptedFixture scripted = new(server);

        var total = Assert.Single(await new AccountLookup(scripted.Client).GetUsageAsync(Days, UsageGrouping.None, Stop));

        Assert.Equal((decimal.Parse(usd, CultureInfo.InvariantCulture), requests), (total.UsdSpent, total.Requests));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"spend":0,"requests":0}""")]
    [InlineData("""{"groups":{}}""")]
    [InlineData("""{"groups":[{"day":"2001-01-02","requests":{"total":1,"charged":1}}]}""")]
    [InlineData("""{"groups":[{"day":"2001-01-02","spend":0.1}]}""")]
    [InlineData("""{"groups":[{"day":"2001-01-02","spend":0.1,"requests":{"total":1,"charged":0.5}}]}""")]
    [InlineData("""{"groups":[{"model":"m","spend":0.1,"requests":{"total":1,"charged":1}}]}""")]
    [InlineData("""{"groups":[{"day":"2002-01-02","spend":0.1,"requests":{"total":1,"charged":1}}]}""")]
    [InlineData("""{"requests":2,"groups":[{"day":"2001-01-02","spend":0.1,"requests":{"total":1,"charged":1}}]}""")]
    [InlineData("""{"spend":0.2,"groups":[{"day":"2001-01-02","spend":0.1,"requests":{"total":1,"charged":1}}]}""")]
    public async Task Inconsistent_usage_is_an_error_instead_of_a_sum(string json)
    {
        await using ScriptedServer server = new(Reply.Json(json));
        using ScriptedFixture scripted = new(server);

        Assert.Equal(AimlMusicErrorKind.ServiceUnavailable, (await FailureOf(new AccountLookup(scripted.Client).GetUsageAsync(Days, UsageGrouping.Day, Stop))).Kind);
    }

    [Theory]
    [InlineData("12h", 12)]
    [InlineData(" 30D ", 720)]
    [InlineData("2w", 336)]
    [InlineData("3660d", 87_840)]
    public void Period_is_in_hours_days_or_weeks(string text, double hours) => Assert.Equal(TimeSpan.FromHours(hours), AccountPeriod.Parse(text).Last);

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("0d")]
    [InlineData("-1d")]
    [InlineData("1.5d")]
    [InlineData("1m")]
    [InlineData("30")]
    [InlineData("3661d")]
    [InlineData("99999999999h")]
    public void Period_of_any_other_form_is_invalid(string text) =>
        Assert.Equal(AimlMusicErrorKind.RequestInvalid, Assert.Throws<AimlMusicException>(() => AccountPeriod.Parse(text)).Kind);

    [Fact]
    public void Period_ends_after_its_start_and_within_ten_years()
    {
        var now = DateTimeOffset.UtcNow;
        Assert.Throws<AimlMusicException>(() => AccountPeriod.Between(now, now));
        Assert.Throws<AimlMusicException>(() => AccountPeriod.Between(now.AddDays(-3661), now));
        Assert.Throws<AimlMusicException>(() => AccountPeriod.Between(now.AddDays(1), null).Resolve(now));
        Assert.Throws<AimlMusicException>(() => AccountPeriod.Between(DateTimeOffset.MinValue, null).Resolve(now));
    }

    private static AccountPeriod Days { get; } = AccountPeriod.Between(new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2001, 2, 1, 0, 0, 0, TimeSpan.Zero));

    private static TimeSpan LengthOf(string query)
    {
        var fields = query.TrimStart('?').Split('&').Select(field => field.Split('=')).ToDictionary(field => field[0], field => Uri.UnescapeDataString(field[1]));
        return DateTimeOffset.Parse(fields["end"], CultureInfo.InvariantCulture) - DateTimeOffset.Parse(fields["start"], CultureInfo.InvariantCulture);
    }
}
