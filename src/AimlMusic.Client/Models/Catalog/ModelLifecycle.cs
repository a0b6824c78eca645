namespace AimlMusic;

/// <summary>
/// How far the vendor has come with ending a model. Source: <c>GET /v1/models/deprecations</c>,
/// https://docs.aimlapi.com/api-references/service-endpoints.
/// </summary>
public enum ModelLifecycle
{
    /// <summary>The vendor offers it.</summary>
    Current,

    /// <summary>The vendor recommends a newer one. It is still served.</summary>
    Superseded,

    /// <summary>The vendor will end it. It is still served, though the list of models may no longer have it.</summary>
    Deprecated,

    /// <summary>The vendor has ended it. Requests for it are answered with 404.</summary>
    Withdrawn,
}
