using System.Text;

namespace AimlMusic.Client.Tests.Accounts;

/// <summary>Answers about the account that are damaged at random: each is read, or refused as the service's fault, and nothing else happens.</summary>
public sealed class DamagedAccountTests
{
    private const string Usage = """{"api_key_prefix":null,"start":"2001-01-01T00:00:00.000Z","end":"2001-02-01T00:00:00.000Z","spend":0.3,"currency":"USD","requests":2,"models":[],"groups":[{"day":"2001-01-02","model":"stable-audio","spend":0.1,"tokens":{"total":0},"requests":{"total":3,"charged":1}},{"day":"2001-01-03","model":"google/lyria2","spend":0.2,"requests":{"total":1,"charged":1}}]}""";
    private const string Charges = """{"data":[{"created_at":"2001-01-02T00:00:00.000Z","direction":"CHARGE","type":"MODEL_USAGE","amount":{"usd":0.1,"credits":200000},"model":"stable-audio","reference_id":"a"},{"created_at":"2001-01-03T00:00:00.000Z","direction":"CHARGE","type":"MODEL_USAGE","amount":{"usd":0.2,"credits":400000},"model":null,"reference_id":null}],"pagination":{"next_cursor":null,"has_more":false}}""";
    private const string Refunds = """{"data":[{"created_at":"2001-01-04T00:00:00.000Z","direction":"TOPUP","type":"REFUND","amount":{"usd":0.1,"credits":200000},"model":null,"reference_id":"a"}],"pagination":{"next_cursor":null,"has_more":false}}""";
    private const string Log = """{"data":[{"created":"2001-01-02T00:00:00.000Z","status":"succeeded","origin":"api","model":"stable-audio","cost":{"usd":0.1,"credits":200000},"tokens":{},"request_id":"r","inference_id":"a","client_request_id":null}],"pagination":{"limit":100,"offset":0,"total":1,"has_more":false}}""";

    private static readonly bool[] IsDamaged = [true, false, false];

    private static AccountPeriod Days { get; } = AccountPeriod.Between(new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2001, 2, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Usage_is_a_sum_or_an_error()
    {
        JsonDamage damage = new(1);
        await using ScriptedServer server = new(_ => Reply.Body(damage.Damage(Encoding.UTF8.GetBytes(Usage)), 200, "Content-Type: application/json"));
        using ScriptedFixture scripted = new(server);
        AccountLookup lookup = new(scripted.Client);

        var read = await CountReadAsync(300, async () => Assert.NotNull(await lookup.GetUsageAsync(Days, UsageGrouping.Day | UsageGrouping.Model, Stop)));

        // Some values are not looked at, and to change them harms nobody.
        Assert.InRange(read, 10, 290);
    }

    [Fact]
    public async Task Comparison_is_complete_or_an_error()
    {
        JsonDamage damage = new(2);
        await using ScriptedServer server = new(request =>
        {
            var json = request.Contains("/v2/logs", StringComparison.Ordinal) ? Log : request.Contains("type=REFUND", StringComparison.Ordinal) ? Refunds : Charges;
            var bytes = Encoding.UTF8.GetBytes(json);
            return Reply.Body(damage.Choose(IsDamaged) ? damage.Damage(bytes) : bytes, 200, "Content-Type: application/json");
        });
        using ScriptedFixture scripted = new(server);
        using TempFolder home = new();
        LedgerComparer comparer = new(scripted.Client, new SongLedger(home.Path));

        var read = await CountReadAsync(300, async () =>
        {
            var found = await comparer.CompareAsync(Days, Stop);
            Assert.All(found.Songs, song => Assert.Equal(song.Id, SanitizeForTerminal.Of(song.Id ?? "") is { Length: > 0 } id ? id : null));
        });

        Assert.InRange(read, 10, 290);
    }

    private static async Task<int> CountReadAsync(int times, Func<Task> read)
    {
        var count = 0;
        for (var i = 0; i < times; i++)
        {
            try
            {
                await read();
                count++;
            }
            catch (AimlMusicException e)
            {
                Assert.Equal(AimlMusicErrorKind.ServiceUnavailable, e.Kind);
            }
        }

        return count;
    }
}
