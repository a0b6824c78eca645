namespace AimlMusic.Sandbox;

/// <summary>The requests that a fault applies to.</summary>
public enum FaultRoute
{
    /// <summary>Every request, except those to the control routes.</summary>
    Any,

    /// <summary><c>POST /v2/generate/audio</c> and <c>POST /v2/generate/audio/minimax/generate</c>.</summary>
    Submit,

    /// <summary><c>GET /v2/generate/audio</c>.</summary>
    Poll,

    /// <summary>The download of a song.</summary>
    Download,

    /// <summary><c>GET /v2/logs</c>.</summary>
    Logs,

    /// <summary><c>GET /v2/billing</c>.</summary>
    Billing,

    /// <summary><c>GET /v1/models</c>.</summary>
    Models,

    /// <summary><c>POST /v2/generate/audio/minimax/upload</c>.</summary>
    Upload,

    /// <summary><c>GET /v2/billing/transactions</c>.</summary>
    Transactions,

    /// <summary><c>GET /v1/key</c>.</summary>
    Key,

    /// <summary><c>GET /v1/models/deprecations</c>.</summary>
    Deprecations,

    /// <summary><c>GET /docs-json</c>.</summary>
    Schema,

    /// <summary><c>POST /v2/generate/audio/preprocess</c>.</summary>
    Preprocess,

    /// <summary><c>GET /v2/usage/detail</c>.</summary>
    Usage,
}
