using AimlMusic.Client.Tests.Ledger;

namespace AimlMusic.Tests.Catalog;

public sealed class CachedListTests : IDisposable
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
    public async Task Cached_list_is_used_if_the_service_fails(int? status, FaultBody? body, AimlMusicErrorKind kind)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        var fresh = await Lookup(sandbox).GetAsync(Stop);
        await sandbox.ListAsync("""{"hidden":["stable-audio"]}""");
        sandbox.Faults.Add(new() { Route = FaultRoute.Models, Status = status, Body = body, Count = 0 });
        sandbox.Clock.Advance(TimeSpan.FromHours(5));

        var kept = await Lookup(sandbox).GetAsync(Stop);

        Assert.Equal(kind, kept.Failure?.Kind);
        Assert.InRange(kept.Age!.Value, TimeSpan.FromHours(5), TimeSpan.FromHours(5.1));
        Assert.Equal(fresh.ReadAt, kept.ReadAt);
        Assert.Equal(fresh.Models.Select(Words), kept.Models.Select(Words));
        // One more try at most: there is something to go on with.
        Assert.InRange((await sandbox.RequestsAsync("models")).Count, 2, 3);
    }

    [Fact]
    public async Task Cached_list_has_no_negative_age_after_the_clock_was_set_back()
    {
        await using var sandbox = await SandboxFixture.StartAsync(retries: 0);
        await Lookup(sandbox).GetAsync(Stop);
        sandbox.Faults.Add(new() { Route = FaultRoute.Models, Reset = FaultReset.Before, Count = 0 });
        sandbox.Clock.WallClockError = TimeSpan.FromDays(-2);

        Assert.Equal(TimeSpan.Zero, (await Lookup(sandbox).GetAsync(Stop)).Age);
    }

    [Fact]
    public async Task List_request_fails_after_the_last_retry_if_no_list_is_cached()
    {
        await using var sandbox = await SandboxFixture.StartAsync(retries: 3);
        sandbox.Faults.Add(new() { Route = FaultRoute.Models, Reset = FaultReset.Before, Count = 0 });

        var failure = await FailureOf(Lookup(sandbox).GetAsync(Stop));

        Assert.Equal(AimlMusicErrorKind.ConnectionFailed, failure.Kind);
        Assert.Contains("no list is cached", failure.Message, StringComparison.Ordinal);
        Assert.Equal(4, (await sandbox.RequestsAsync("models")).Count);
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
    public async Task Damaged_cache_file_is_ignored(string damage)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        await Lookup(sandbox).GetAsync(Stop);
        var file = Path.Combine(_home.Folder, Assert.Single(Files));
        var text = await File.ReadAllTextAsync(file, Stop);
        await File.WriteAllTextAsync(file, Damaged(text, damage), Stop);

        Assert.Null(CatalogLookup.Cached(sandbox.Connection.BaseUri, _home.Folder));
        Assert.Equal(MusicCatalog.Models.Count, (await Lookup(sandbox).GetAsync(Stop)).Models.Count);
        Assert.Equal([200, 200], (await sandbox.RequestsAsync("models")).Select(request => request.Status));
        Assert.NotNull(CatalogLookup.Cached(sandbox.Connection.BaseUri, _home.Folder));
    }

    [Fact]
    public async Task Entity_tag_that_is_no_valid_header_is_not_sent()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        await Lookup(sandbox).GetAsync(Stop);
        var file = Path.Combine(_home.Folder, Assert.Single(Files));
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Stop)).Replace("\"tag\":\"", "\"tag\":\"a\\r\\nX-Evil: yes", StringComparison.Ordinal), Stop);

        Assert.Null((await Lookup(sandbox).GetAsync(Stop)).Age);
        Assert.Equal([200, 200], (await sandbox.RequestsAsync("models")).Select(request => request.Status));
    }

    [Fact]
    public async Task Cache_folder_that_cannot_be_created_does_not_affect_the_list()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        _home.Block();

        Assert.Equal(MusicCatalog.Models.Count, (await Lookup(sandbox).GetAsync(Stop)).Models.Count);
        Assert.Null(CatalogLookup.Cached(sandbox.Connection.BaseUri, _home.Folder));
    }

    [Fact]
    public async Task Concurrent_lookups_leave_one_complete_cache_file()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        var catalogs = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Lookup(sandbox).GetAsync(Stop), Stop)));

        Assert.All(catalogs, catalog => Assert.Equal(MusicCatalog.Models.Count, catalog.Models.Count));
        Assert.Single(Files);
        Assert.NotNull(CatalogLookup.Cached(sandbox.Connection.BaseUri, _home.Folder));
    }

    [Fact]
    public async Task Cache_file_is_separate_for_each_address()
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
    public async Task Cache_file_is_readable_by_its_owner_alone_and_contains_no_key()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        await Lookup(sandbox).GetAsync(Stop);
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
    public async Task Empty_list_is_an_error_instead_of_the_end_of_all_models(string json)
    {
        await using ScriptedServer server = new(Reply.Json(json));
        using ScriptedFixture scripted = new(server);

        Assert.Equal(AimlMusicErrorKind.ServiceUnavailable, (await FailureOf(new CatalogLookup(scripted.Client, _home.Folder).GetAsync(Stop))).Kind);
    }

    [Fact]
    public async Task Not_modified_answer_without_a_cached_list_is_an_error()
    {
        await using ScriptedServer server = new(Reply.Head(304));
        using ScriptedFixture scripted = new(server);

        Assert.Equal(AimlMusicErrorKind.ServiceUnavailable, (await FailureOf(new CatalogLookup(scripted.Client, _home.Folder).GetAsync(Stop))).Kind);
    }

    [Fact]
    public async Task Invalid_characters_and_deep_nesting_do_not_affect_other_entries()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 500)) + string.Concat(Enumerable.Repeat("]", 500));
        await using ScriptedServer server = new(Reply.Json(
            $$$"""{"\ud800":1,"data":[{"id":"\ud800","type":"music"},{"\udfff":1,"id":"x","type":"music","deep":{{{deep}}},"info":{"name":"\ud800"}},{"id":"x","type":"music"}]}""",
            headers: "ETag: W/\"1\""));
        using ScriptedFixture scripted = new(server);

        var models = (await new CatalogLookup(scripted.Client, _home.Folder).GetPricesAsync(Stop)).Models;

        Assert.Equal("x", Assert.Single(models, model => !model.IsKnown).Id);
        Assert.All(models.Where(model => model.IsKnown), model => Assert.False(model.IsAvailable));
    }

    [Fact]
    public async Task Endless_answer_is_read_up_to_a_limit()
    {
        var much = new byte[9 * 1024 * 1024];
        Array.Fill(much, (byte)' ');
        await using ScriptedServer server = new(Reply.Head(200, "Content-Type: application/json").Then(much));
        using ScriptedFixture scripted = new(server);

        Assert.Equal(AimlMusicErrorKind.ServiceUnavailable, (await FailureOf(new CatalogLookup(scripted.Client, _home.Folder).GetAsync(Stop))).Kind);
    }

    [Fact]
    public async Task Entity_tag_is_sent_back_unchanged_and_the_key_never()
    {
        var list = Reply.Json("""{"data":[{"id":"stable-audio","type":"audio"}]}""", headers: "ETag: W/\"1440a0-uH6\"");
        await using ScriptedServer server = new(list, Reply.Head(304));
        using ScriptedFixture scripted = new(server);
        await new CatalogLookup(scripted.Client, _home.Folder).GetPricesAsync(Stop);
        await new CatalogLookup(scripted.Client, _home.Folder).GetPricesAsync(Stop);

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

    private CatalogLookup Lookup(SandboxFixture sandbox) => new(sandbox.Client, _home.Folder);
}
