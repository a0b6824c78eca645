using AimlMusic.Client.Tests.Ledger;

namespace AimlMusic.Tests.Catalog;

public sealed class KeptListTests : IDisposable
{
    private readonly LedgerFolder _home = new();

    public void Dispose() => _home.Dispose();

    private string[] Files => [.. Directory.GetFiles(_home.Folder).Select(file => Path.GetFileName(file)!)];

    [Theory]
    [InlineData(429, null, AimlMusicErrorKind.RateLimited)]
    [InlineData(503, null, AimlMusicErrorKind.ServiceUnavailable)]
    [InlineData(403, null, AimlMusicErrorKind.Forbidden)]
    [InlineData(404, null, AimlMusicErrorKind.NotFound)]
    [InlineData(null, FaultBody.Html, AimlMusicErrorKind.ServiceUnavailable)]
    [InlineData(null, FaultBody.Malformed, AimlMusicErrorKind.ServiceUnavailable)]
    [InlineData(null, FaultBody.Truncated, AimlMusicErrorKind.ServiceUnavailable)]
    [InlineData(null, FaultBody.Empty, AimlMusicErrorKind.ServiceUnavailable)]
    public async Task A_service_that_fails_leaves_what_it_said_before(int? status, FaultBody? body, AimlMusicErrorKind kind)
    {
        await using var stage = await SandboxFixture.StartAsync();
        var fresh = await Lookup(stage).GetAsync(Stop);
        await stage.ListAsync("""{"hidden":["stable-audio"]}""");
        stage.Faults.Add(new() { Route = FaultRoute.Models, Status = status, Body = body, Count = 0 });
        stage.Clock.Advance(TimeSpan.FromHours(5));

        var kept = await Lookup(stage).GetAsync(Stop);

        Assert.Equal(kind, kept.Failure?.Kind);
        Assert.InRange(kept.Age!.Value, TimeSpan.FromHours(5), TimeSpan.FromHours(5.1));
        Assert.Equal(fresh.ReadAt, kept.ReadAt);
        Assert.Equal(fresh.Models.Select(Words), kept.Models.Select(Words));
        // One more try at most: there is something to go on with.
        Assert.InRange((await stage.RequestsAsync("models")).Count, 2, 3);
    }

    [Fact]
    public async Task A_clock_that_was_put_back_makes_nothing_younger_than_now()
    {
        await using var stage = await SandboxFixture.StartAsync(retries: 0);
        await Lookup(stage).GetAsync(Stop);
        stage.Faults.Add(new() { Route = FaultRoute.Models, Reset = FaultReset.Before, Count = 0 });
        stage.Clock.WallClockError = TimeSpan.FromDays(-2);

        Assert.Equal(TimeSpan.Zero, (await Lookup(stage).GetAsync(Stop)).Age);
    }

    [Fact]
    public async Task A_service_that_fails_where_nothing_is_kept_is_an_error_after_the_last_retry()
    {
        await using var stage = await SandboxFixture.StartAsync(retries: 3);
        stage.Faults.Add(new() { Route = FaultRoute.Models, Reset = FaultReset.Before, Count = 0 });

        var failure = await FailureOf(Lookup(stage).GetAsync(Stop));

        Assert.Equal(AimlMusicErrorKind.ConnectionFailed, failure.Kind);
        Assert.Contains("no list is cached", failure.Message, StringComparison.Ordinal);
        Assert.Equal(4, (await stage.RequestsAsync("models")).Count);
        Assert.False(Directory.Exists(_home.Folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("""{"data":[{"id":"x","type":"music"}]}""")]
    [InlineData("cut")]
    [InlineData("other version")]
    [InlineData("other address")]
    [InlineData("no time")]
    [InlineData("no models")]
    [InlineData("garbage")]
    public async Task A_file_that_is_damaged_is_no_file(string damage)
    {
        await using var stage = await SandboxFixture.StartAsync();
        await Lookup(stage).GetAsync(Stop);
        var file = Path.Combine(_home.Folder, Assert.Single(Files));
        var text = await File.ReadAllTextAsync(file, Stop);
        await File.WriteAllTextAsync(file, Damaged(text, damage), Stop);

        Assert.Null(CatalogLookup.Cached(stage.Connection.BaseUri, _home.Folder));
        Assert.Equal(MusicCatalog.Models.Count, (await Lookup(stage).GetAsync(Stop)).Models.Count);
        Assert.Equal([200, 200], (await stage.RequestsAsync("models")).Select(request => request.Status));
        Assert.NotNull(CatalogLookup.Cached(stage.Connection.BaseUri, _home.Folder));
    }

    [Fact]
    public async Task A_tag_that_cannot_be_sent_is_not_sent()
    {
        await using var stage = await SandboxFixture.StartAsync();
        await Lookup(stage).GetAsync(Stop);
        var file = Path.Combine(_home.Folder, Assert.Single(Files));
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Stop)).Replace("\"tag\":\"", "\"tag\":\"a\\r\\nX-Evil: yes", StringComparison.Ordinal), Stop);

        Assert.Null((await Lookup(stage).GetAsync(Stop)).Age);
        Assert.Equal([200, 200], (await stage.RequestsAsync("models")).Select(request => request.Status));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_had_changes_nothing()
    {
        await using var stage = await SandboxFixture.StartAsync();
        _home.Block();

        Assert.Equal(MusicCatalog.Models.Count, (await Lookup(stage).GetAsync(Stop)).Models.Count);
        Assert.Null(CatalogLookup.Cached(stage.Connection.BaseUri, _home.Folder));
    }

    [Fact]
    public async Task Many_at_once_leave_one_whole_file()
    {
        await using var stage = await SandboxFixture.StartAsync();
        var catalogs = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Lookup(stage).GetAsync(Stop), Stop)));

        Assert.All(catalogs, catalog => Assert.Equal(MusicCatalog.Models.Count, catalog.Models.Count));
        Assert.Single(Files);
        Assert.NotNull(CatalogLookup.Cached(stage.Connection.BaseUri, _home.Folder));
    }

    [Fact]
    public async Task Each_address_has_a_file_of_its_own()
    {
        await using var one = await SandboxFixture.StartAsync();
        await using var other = await SandboxFixture.StartAsync();
        await other.ListAsync("""{"hidden":["stable-audio"]}""");
        await Lookup(one).GetAsync(Stop);
        await Lookup(other).GetAsync(Stop);

        Assert.Equal(2, Files.Length);
        Assert.DoesNotContain(CatalogLookup.Cached(one.Connection.BaseUri, _home.Folder)!.Models, model => model.IsAvailable == false);
        Assert.Contains(CatalogLookup.Cached(other.Connection.BaseUri, _home.Folder)!.Models, model => model.IsAvailable == false);
    }

    [Fact]
    public async Task The_file_is_its_owners_alone_and_holds_no_key()
    {
        await using var stage = await SandboxFixture.StartAsync();
        await Lookup(stage).GetAsync(Stop);
        var file = Path.Combine(_home.Folder, Assert.Single(Files));

        Assert.DoesNotContain(SandboxFixture.Key, await File.ReadAllTextAsync(file, Stop), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Theory]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":{"id":"stable-audio"}}""")]
    [InlineData("""[{"id":"stable-audio"}]""")]
    public async Task A_list_of_nothing_does_not_say_that_every_model_is_gone(string json)
    {
        await using ScriptedServer server = new(Reply.Json(json));
        using Bench bench = new(server);

        Assert.Equal(AimlMusicErrorKind.ServiceUnavailable, (await FailureOf(new CatalogLookup(bench.Client, _home.Folder).GetAsync(Stop))).Kind);
    }

    [Fact]
    public async Task An_unchanged_list_that_nobody_has_is_an_error()
    {
        await using ScriptedServer server = new(Reply.Head(304));
        using Bench bench = new(server);

        Assert.Equal(AimlMusicErrorKind.ServiceUnavailable, (await FailureOf(new CatalogLookup(bench.Client, _home.Folder).GetAsync(Stop))).Kind);
    }

    [Fact]
    public async Task Odd_letters_and_depths_spoil_no_entry_beside_them()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 500)) + string.Concat(Enumerable.Repeat("]", 500));
        await using ScriptedServer server = new(Reply.Json(
            $$$"""{"\ud800":1,"data":[{"id":"\ud800","type":"music"},{"\udfff":1,"id":"x","type":"music","deep":{{{deep}}},"info":{"name":"\ud800"}},{"id":"x","type":"music"}]}""",
            headers: "ETag: W/\"1\""));
        using Bench bench = new(server);

        var models = (await new CatalogLookup(bench.Client, _home.Folder).GetPricesAsync(Stop)).Models;

        Assert.Equal("x", Assert.Single(models, model => !model.IsKnown).Id);
        Assert.All(models.Where(model => model.IsKnown), model => Assert.False(model.IsAvailable));
    }

    [Fact]
    public async Task An_answer_without_end_is_read_up_to_a_limit()
    {
        var much = new byte[9 * 1024 * 1024];
        Array.Fill(much, (byte)' ');
        await using ScriptedServer server = new(Reply.Head(200, "Content-Type: application/json").Then(much));
        using Bench bench = new(server);

        Assert.Equal(AimlMusicErrorKind.ServiceUnavailable, (await FailureOf(new CatalogLookup(bench.Client, _home.Folder).GetAsync(Stop))).Kind);
    }

    [Fact]
    public async Task The_tag_is_sent_back_as_it_came_and_the_key_never()
    {
        var list = Reply.Json("""{"data":[{"id":"stable-audio","type":"audio"}]}""", headers: "ETag: W/\"1440a0-uH6\"");
        await using ScriptedServer server = new(list, Reply.Head(304));
        using Bench bench = new(server);
        await new CatalogLookup(bench.Client, _home.Folder).GetPricesAsync(Stop);
        await new CatalogLookup(bench.Client, _home.Folder).GetPricesAsync(Stop);

        Assert.DoesNotContain("If-None-Match", server.Requests[0], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("If-None-Match: W/\"1440a0-uH6\"", server.Requests[1], StringComparison.OrdinalIgnoreCase);
        Assert.All(server.Requests, request => Assert.DoesNotContain("Authorization", request, StringComparison.OrdinalIgnoreCase));
    }

    private static string Damaged(string text, string damage) => damage switch
    {
        "cut" => text[..(text.Length / 2)],
        "other version" => text.Replace("\"kept_for\":\"", "\"kept_for\":\"x", StringComparison.Ordinal),
        "other address" => text.Replace("\"base_uri\":\"http", "\"base_uri\":\"ftp", StringComparison.Ordinal),
        "no time" => text.Replace("\"read_at\":\"", "\"read_at\":\"x", StringComparison.Ordinal),
        "no models" => text[..text.IndexOf("\"data\"", StringComparison.Ordinal)] + "\"data\":[]}",
        "garbage" => new string('\0', 4000),
        _ => damage,
    };

    private static string Words(MusicModel model) => $"{model.Id} {model.IsAvailable} {model.Pricing}";

    private CatalogLookup Lookup(SandboxFixture stage) => new(stage.Client, _home.Folder);
}
